// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/accountevents.h"
#include "core/orm/persistence.h"
#include "core/testing/client.h"
#include "tests/core/auth/djangosite.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Somebody else knows the passwords: a directory service, say.
class DirectoryBackend final : public AuthenticationBackend
{
public:
    explicit DirectoryBackend(const ModelInfo &users) : m_users(users) { }

    std::optional<Record> authenticate(const QString &login, const QString &password) const override
    {
        if (password != u"from the directory")
            return std::nullopt;
        return objects(m_users).find({{u"username"_s, login}});
    }

private:
    const ModelInfo &m_users;
};

/// Everybody may change what is called like him, and nothing else.
class OwnGroupPolicy final : public PermissionPolicy
{
public:
    bool canChange(const User &user, const ModelInfo &, const Record *object) const override
    {
        return object && object->toString() == user.username;
    }
};

} // namespace

/// What a plugin may bring to accounts.
class TestExtensions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backend_ofAPlugin_judgesPasswords();
    void backend_ofAPlugin_cannotLetInTheInactive();
    void policy_ofAPlugin_answersForSingleObjects();
    void logout_isWrittenDown();
};

void TestExtensions::backend_ofAPlugin_judgesPasswords()
{
    DjangoSite site;
    QVERIFY(!site.accounts->authenticate(u"admin"_s, u"from the directory"_s));
    site.accounts->addBackend(std::make_unique<DirectoryBackend>(site.models.get(u"auth.User"_s)));
    QVERIFY(site.accounts->authenticate(u"admin"_s, u"from the directory"_s));
    QVERIFY(!site.accounts->authenticate(u"nobody"_s, u"from the directory"_s));
    QVERIFY(site.accounts->authenticate(u"admin"_s, u"admin-pass-1"_s)); // still the database's too
}

void TestExtensions::backend_ofAPlugin_cannotLetInTheInactive()
{
    DjangoSite site;
    site.accounts->addBackend(std::make_unique<DirectoryBackend>(site.models.get(u"auth.User"_s)));
    objects(site.models.get(u"auth.User"_s))
            .update(QList<QPair<QString, Value>>{{u"is_active"_s, false}});
    QVERIFY(!site.accounts->authenticate(u"admin"_s, u"from the directory"_s));
}

void TestExtensions::policy_ofAPlugin_answersForSingleObjects()
{
    DjangoSite site;
    const ModelInfo &groups = site.models.get(u"auth.Group"_s);
    const Record own = objects(groups).create({{u"name"_s, u"editor"_s}});
    const Record other = objects(groups).create({{u"name"_s, u"others"_s}});
    const auto editor = site.user(u"editor"_s);
    QVERIFY(!site.accounts->policy().canChange(*editor, groups, &own));
    site.accounts->setPolicy(std::make_unique<OwnGroupPolicy>());
    const PermissionPolicy &policy = site.accounts->policy();
    QVERIFY(policy.canChange(*editor, groups, &own));
    QVERIFY(!policy.canChange(*editor, groups, &other));
    QVERIFY(!policy.canChange(*editor, groups));
    QVERIFY(policy.canView(*editor, groups, &own)); // the right to change is one to view
}

void TestExtensions::logout_isWrittenDown()
{
    DjangoSite site;
    site.databases.connection().execute(
            u"CREATE TABLE quintette_accounts_accountevent (id integer PRIMARY KEY AUTOINCREMENT, "
            "time datetime, kind varchar(32), user_id bigint NULL, username varchar(254), address "
            "varchar(64), agent varchar(200), detail text)"_s);
    const AccountEvents events(site.models);
    const LoginSessions logins(*site.accounts, site.settings, &events);
    MiddlewareRegistry registry;
    registry.add(u"session"_s, sessionMiddleware(site.sessions));
    registry.add(u"authentication"_s, logins.middleware());
    Client client(registry.build({u"session"_s, u"authentication"_s}, [&](Request &request) {
        if (request.path() == u"/in")
            logins.login(request, site.user(u"admin"_s));
        else
            logins.logout(request);
        return Response::text(u"done"_s);
    }));
    client.setHeader("User-Agent", "A browser");
    client.get("/in");
    client.get("/out");
    client.get("/out"); // nobody is logged in any more
    const QList<AccountEvent> written = events.latest(site.user(u"admin"_s)->id, 9);
    QCOMPARE(written.size(), 2);
    QCOMPARE(written[0].kind, u"logout"_s);
    QCOMPARE(written[1].kind, u"login"_s);
    QCOMPARE(written[1].agent, u"A browser"_s);
}

QTEST_GUILESS_MAIN(TestExtensions)
#include "tst_extensions.moc"
