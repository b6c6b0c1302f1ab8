// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/openproject.h"

#include "app/common/openapplication.h"
#include "core/auth/accounts.h"

#include <QCryptographicHash>
#include <QDir>

namespace Quintette {

namespace {

/// Not in the project: its folder may be read-only, or shared with other machines.
QString lockPath(const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(folder).canonicalPath().toUtf8(),
                                                     QCryptographicHash::Sha256);
    return QDir::tempPath() + u"/quintette-"_s + QString::fromLatin1(hash.toHex().left(16))
            + u".lock"_s;
}

} // namespace

OpenProject::OpenProject(const QString &folder, std::unique_ptr<Application> application)
    : m_lock(lockPath(folder)), m_application(std::move(application)), m_server(*m_application)
{
    // A lock is stale when its process has gone, however long ago it began.
    m_lock.setStaleLockTime(0);
    m_lock.tryLock();
}

OpenProject::~OpenProject() = default;

Result<std::unique_ptr<OpenProject>> OpenProject::open(const QString &folder)
{
    Result<Project> project = Project::open(folder);
    if (!project)
        return project.failure();
    try {
        return std::unique_ptr<OpenProject>(new OpenProject(folder, openApplication(*project)));
    } catch (const CommandError &error) {
        return fail(error.message());
    }
}

const AdminSites &OpenProject::sites() const
{
    return *m_application->service<AdminSites>();
}

void OpenProject::logIn(const std::shared_ptr<const User> &user, const AdminSite &site)
{
    // Tasks of whoever was logged in before still use that session.
    m_tasks.waitForDone();
    const Accounts &accounts = *m_application->service<Accounts>();
    m_session =
            std::make_unique<AdminSession>(site, user, user->username, &accounts.policy(), m_tasks);
}

} // namespace Quintette
