// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/openapplication.h"

#include "admin/html/webadminapp.h"
#include "app/common/logging.h"

namespace Quintette {

std::unique_ptr<Application> openApplication(const Project &project, bool inferModels)
{
    setUpLogging(project.settings().logging, project.folder());
    Application::Options options;
    options.inferModels = inferModels;
    options.apps.push_back(std::make_unique<WebAdminApp>());
    Result<std::unique_ptr<Application>> application =
            Application::open(project, std::move(options));
    if (!application)
        throw CommandError(application.error());
    return std::move(*application);
}

} // namespace Quintette
