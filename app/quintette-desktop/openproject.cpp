// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/openproject.h"

#include "app/common/openapplication.h"
#include "core/auth/accounts.h"

namespace Quintette {

OpenProject::OpenProject(std::unique_ptr<Application> application)
    : m_application(std::move(application)), m_server(*m_application)
{
}

OpenProject::~OpenProject() = default;

Result<std::unique_ptr<OpenProject>> OpenProject::open(const QString &folder)
{
    Result<Project> project = Project::open(folder);
    if (!project)
        return project.failure();
    Application::Options options;
    options.apps.push_back(std::make_unique<WebAdminApp>());
    Result<std::unique_ptr<Application>> application =
            Application::open(*project, std::move(options));
    if (!application)
        return application.failure();
    return std::unique_ptr<OpenProject>(new OpenProject(*std::move(application)));
}

const AdminSite &OpenProject::site() const
{
    return *m_application->service<AdminSite>();
}

void OpenProject::logIn(const std::shared_ptr<const User> &user)
{
    // Tasks of whoever was logged in before still use that session.
    m_tasks.waitForDone();
    const Accounts &accounts = *m_application->service<Accounts>();
    m_session = std::make_unique<AdminSession>(site(), user, user->username, &accounts.policy(),
                                               m_tasks);
}

} // namespace Quintette
