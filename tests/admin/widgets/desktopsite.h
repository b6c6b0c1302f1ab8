// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/adminsession.h"
#include "app/common/openapplication.h"
#include "core/apps/application.h"
#include "core/auth/accounts.h"
#include "core/base/error.h"
#include "core/orm/queryset.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Quintette {

/// A project on a copy of the real Django site, with one of its people logged in: what a desktop
/// window needs.
class DesktopSite
{
public:
    explicit DesktopSite(const QString &userName = u"admin"_s)
    {
        QFile settings(m_folder.filePath(u"quintette.toml"_s));
        if (settings.open(QIODevice::WriteOnly))
            settings.write("[site]\nname = \"Test site\"\n[database]\nurl = \"db.sqlite3\"\n");
        settings.close();
        QFile::copy(QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3"),
                    m_folder.filePath(u"db.sqlite3"_s));
        QFile::setPermissions(m_folder.filePath(u"db.sqlite3"_s),
                              QFile::ReadOwner | QFile::WriteOwner);
        m_application = openApplication(*Project::open(m_folder.path()));
        logIn(userName);
    }

    void logIn(const QString &userName)
    {
        m_tasks.waitForDone();
        const Accounts &accounts = *m_application->service<Accounts>();
        const Record user = objects(models().get(u"auth.User"_s)).get({{u"username"_s, userName}});
        m_session = std::make_unique<AdminSession>(site(), accounts.find(user.pk().toString()),
                                                   userName, &accounts.policy(), m_tasks);
    }

    Application &application() { return *m_application; }
    const ModelRegistry &models() const { return m_application->models(); }
    const AdminSite &site() const { return *m_application->service<AdminSite>(); }
    AdminSession &session() { return *m_session; }
    /// Throws LookupError for an unknown label.
    const ModelAdmin &admin(const QString &label) const
    {
        const ModelAdmin *admin = site().find(models().get(label));
        if (!admin)
            throw LookupError(label + u" has no admin"_s);
        return *admin;
    }
    /// Waits until no task is under way.
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_tasks.running() == 0; }, 10'000);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<AdminSession> m_session;
    BackgroundTasks m_tasks; // ends before what its tasks use
};

} // namespace Quintette
