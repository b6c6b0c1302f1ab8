// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "core/auth/permission.h"
#include "core/checks/checkregistry.h"
#include "core/conf/project.h"
#include "core/orm/persistence.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace Quintette {

/// A project on a database that the real Django made (tests/data/admin/make_site.py), with
/// plugins.
class PluginSite
{
public:
    /// Null where Django is not installed.
    static std::unique_ptr<PluginSite> open(const QString &label, const QString &pluginFile)
    {
        return open({{label, pluginFile}}, {});
    }
    /// Plugins by label and file; middleware is that of plugins, which comes last.
    static std::unique_ptr<PluginSite> open(const QList<QPair<QString, QString>> &plugins,
                                            const QStringList &middleware)
    {
        auto site = std::make_unique<PluginSite>();
        const QString folder = site->m_folder.path();
        QProcess django;
        django.start(u"/usr/bin/python3"_s,
                     {QStringLiteral(QUINTETTE_TEST_DATA "/admin/make_site.py"),
                      folder + u"/db.sqlite3"_s});
        if (!django.waitForFinished(120'000) || django.exitCode() != 0)
            return nullptr;
        QDir(folder).mkdir(u"plugins"_s);
        QStringList labels;
        for (const auto &[label, file] : plugins) {
            QFile::link(file, folder + u"/plugins/"_s + QFileInfo(file).fileName());
            labels += u'"' + label + u'"';
        }
        QStringList layers{u"session"_s, u"common"_s, u"csrf"_s, u"authentication"_s,
                           u"messages"_s};
        layers += middleware;
        QFile settings(folder + u'/' + Project::settingsFileName);
        if (!settings.open(QIODevice::WriteOnly))
            qFatal("The settings of the test cannot be written.");
        settings.write("[site]\nallowed_hosts = [\"*\"]\n[database]\nurl = \"db.sqlite3\"\n"
                       "[plugins]\ninstalled = ["
                       + labels.join(u", "_s).toUtf8() + "]\n[middleware]\ninstalled = [\""
                       + layers.join(u"\", \""_s).toUtf8() + "\"]\n");
        settings.close();
        Result<std::unique_ptr<Application>> application = Testing::openWebProject(folder);
        if (!application)
            qFatal("%s", qPrintable(application.error()));
        site->m_application = std::move(*application);
        Permissions::createMissing(site->m_application->models());
        return site;
    }

    Application &application() { return *m_application; }

    /// A browser of ada (superuser), viewer or newcomer (staff).
    std::unique_ptr<Client> login(const QString &name)
    {
        auto client = std::make_unique<Client>(m_application->handler(),
                                               m_application->requestSettings());
        client->get("/admin/login/");
        client->post("/admin/login/", {{u"username"_s, name}, {u"password"_s, u"analytical"_s}});
        return client;
    }

    void allow(const QString &name, const QStringList &codenames)
    {
        const ModelRegistry &models = m_application->models();
        const Record user = objects(models.get(u"auth.User"_s)).get({{u"username"_s, name}});
        const ValueList keys = objects(models.get(u"auth.Permission"_s))
                                       .filter({{u"codename__in"_s, codenames}})
                                       .toValues(u"id"_s);
        setManyToMany(user, user.model().field(u"user_permissions"), keys);
    }

    QList<CheckMessage> check() const
    {
        CheckRegistry checks;
        for (AppPlugin *app : m_application->apps())
            app->registerChecks(checks, *m_application);
        return checks.run({});
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

} // namespace Quintette
