// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the site that real Django made, for tests that read and write it, and Django itself
// beside it.
#pragma once

#include "core/auth/login/login.h"
#include "core/base/json.h"
#include "core/orm/queryset.h"
#include "core/sessions/session.h"
#include "core/sessions/sessionmiddleware.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace Quintette {

struct DjangoSite
{
    QTemporaryDir dir;
    Databases databases;
    ModelRegistry models{databases};
    Settings settings;
    std::unique_ptr<Accounts> accounts;
    std::unique_ptr<LoginSessions> logins;
    std::shared_ptr<const SessionStorage> sessions;

    DjangoSite()
    {
        QFile::copy(QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3"), path());
        QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner);
        databases.add(u"default"_s, {.name = path()});
        models.add<ContentType>(u"contenttypes"_s, u"ContentType"_s);
        models.add<Permission>(u"auth"_s, u"Permission"_s);
        models.add<Group>(u"auth"_s, u"Group"_s);
        models.add<User>(u"auth"_s, u"User"_s);
        models.add<Session>(u"sessions"_s, u"Session"_s);
        models.add<ThrottledLogin>(AccountModels::appLabel, u"ThrottledLogin"_s);
        models.add<SecondFactor>(AccountModels::appLabel, u"SecondFactor"_s);
        models.add<AccountEvent>(AccountModels::appLabel, u"AccountEvent"_s);
        models.resolve();
        settings.site.secretKey =
                u"quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"_s;
        settings.auth.pbkdf2Iterations = 1000; // the tests are about other things
        accounts = std::make_unique<Accounts>(models, settings);
        logins = std::make_unique<LoginSessions>(*accounts, settings);
        sessions = std::make_shared<const SessionStorage>(models, settings);
    }
    ~DjangoSite() { databases.closeThisThread(); }

    QString path() const { return dir.filePath(u"db.sqlite3"_s); }
    std::shared_ptr<const User> user(const QString &name) const
    {
        const Record record =
                QuerySet(models.get(u"auth.User"_s)).get(Q(Lookup(u"username"_s, name)));
        return std::make_shared<const User>(User::of(record));
    }
    /// What the statements print, as JSON, when Debian's Django runs them on this database.
    Value django(const QString &statements) const
    {
        QProcess python;
        python.start(u"/usr/bin/python3"_s,
                     {QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/core/auth/django_peer.py"),
                      path(), settings.site.secretKey});
        python.write(statements.toUtf8());
        python.closeWriteChannel();
        python.waitForFinished(120'000);
        const Result<Value> answer = Json::parse(python.readAllStandardOutput());
        if (!answer)
            qWarning("%s", python.readAllStandardError().constData());
        return answer ? *answer : Value();
    }
};

} // namespace Quintette
