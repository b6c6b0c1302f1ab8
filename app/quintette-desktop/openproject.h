// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsites.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/session/backgroundtasks.h"
#include "app/quintette-desktop/desktopserver.h"
#include "core/apps/application.h"

#include <QLockFile>

namespace Quintette {

/// A project that is open in the program, with its threads, its server, and who is logged in.
class OpenProject : public QObject
{
    Q_OBJECT
public:
    /// Fails with one message that says what is wrong and what to do.
    static Result<std::unique_ptr<OpenProject>> open(const QString &folder);
    ~OpenProject() override;

    Application &application() { return *m_application; }
    const AdminSites &sites() const;
    BackgroundTasks &tasks() { return m_tasks; }
    DesktopServer &server() { return m_server; }
    /// Another desktop of this person has the project open. Both may work: what one saves is
    /// compared with what the other has read.
    bool isOpenElsewhere() const { return m_lock.error() == QLockFile::LockFailedError; }
    QString name() const { return m_application->settings().site.name; }
    /// Null until somebody logs in.
    AdminSession *session() { return m_session.get(); }
    /// At one of the sites(). What uses the session before must be gone.
    void logIn(const std::shared_ptr<const User> &user, const AdminSite &site);

private:
    OpenProject(const QString &folder, std::unique_ptr<Application> application);

    QLockFile m_lock;
    // Destroyed from the last to the first: threads end before what they use.
    std::unique_ptr<Application> m_application;
    DesktopServer m_server;
    std::unique_ptr<AdminSession> m_session;
    BackgroundTasks m_tasks;
};

} // namespace Quintette
