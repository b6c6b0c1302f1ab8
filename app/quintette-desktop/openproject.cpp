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
    try {
        return std::unique_ptr<OpenProject>(new OpenProject(openApplication(*project)));
    } catch (const CommandError &error) {
        return fail(error.message());
    }
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
