// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadminapp.h"
#include "core/apps/application.h"

namespace Quintette::Testing {

/// The project in a folder, opened with the web face of the administration and apps of the test.
/// Fails with what is wrong with the project or its plugins.
inline Result<std::unique_ptr<Application>> openWebProject(const QString &folder,
                                                           Application::Options options = {})
{
    const Result<Project> project = Project::open(folder);
    if (!project)
        return project.failure();
    options.apps.insert(options.apps.begin(), std::make_unique<WebAdminApp>());
    return Application::open(*project, std::move(options));
}

} // namespace Quintette::Testing
