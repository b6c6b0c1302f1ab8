// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/messages/messages.h"
#include "core/testing/client.h"
#include "tests/core/auth/djangosite.h"

#include "core/orm/persistence.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Quintette;

/// Sessions, logging in and out, and messages, through the middleware and without a socket.
class TestLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitor_withoutUse_getsNoCookieAndNoQuery();
    void session_keepsValues_untilFlushed();
    void session_ofUnknownKey_takesANewOne();
    void session_expired_isEmptyAndCleared();
    void session_forged_isEmpty();
    void session_deletedMeanwhile_isABadRequest();
    void login_changesTheKeyAndKeepsTheData();
    void login_asSomebodyElse_startsAnew();
    void logout_forgetsEverything();
    void user_afterPasswordChange_isLoggedOut();
    void user_madeInactive_isLoggedOut();
    void user_underFallbackKey_staysLoggedIn();
    void messages_areShownOnce_andKeptWhenTheyDoNotFit();
};

namespace {

/// What each path does; the user's name is the answer.
struct Site : DjangoSite
{
    Client client{handler()};

    Handler handler()
    {
        const Handler view = [this](Request &request) {
            SessionStore &session = sessionOf(request);
            const QString path = request.path();
            if (path.startsWith(u"/login/"))
                logins->login(request, user(path.mid(7)));
            else if (path == u"/logout")
                logins->logout(request);
            else if (path == u"/set")
                session.setValue(u"n"_s, session.value(u"n"_s).toInt().value_or(0) + 1);
            else if (path == u"/vanish")
                sessions->remove((session.setValue(u"x"_s, 1), session.key()));
            else if (path == u"/tell")
                for (int i = 0; i < 60; ++i)
                    messagesOf(request)->add(
                            Message::Info,
                            Text(u"%1 %2"_s.arg(i).arg(QString::fromLatin1(
                                    QCryptographicHash::hash(QByteArray::number(i),
                                                             QCryptographicHash::Sha512)
                                            .toHex()))));
            else if (path == u"/messages")
                return Response::text(QString::number(messagesOf(request)->take().size()));
            else if (path == u"/plain")
                return Response::text(u"plain"_s);
            const auto user = userOf(request);
            return Response::text((user ? user->username : u"nobody"_s) + u' '
                                  + session.value(u"n"_s).toString());
        };
        MiddlewareRegistry registry;
        registry.add(u"session"_s, sessionMiddleware(sessions));
        registry.add(u"authentication"_s, logins->middleware());
        registry.add(u"messages"_s, messagesMiddleware(settings));
        return registry.build({u"session"_s, u"authentication"_s, u"messages"_s}, view);
    }
    QByteArray get(const QByteArray &path) { return Client::content(client.get(path)); }
    QString key() const { return client.cookie(u"sessionid"_s); }
};

} // namespace

void TestLogin::visitor_withoutUse_getsNoCookieAndNoQuery()
{
    Site site;
    int statements = 0;
    site.databases.connection().setLogger(
            [&](const QString &, const ValueList &, qint64) { ++statements; });
    const Response response = site.client.get("/plain");
    QCOMPARE(statements, 0);
    QVERIFY(!site.client.hasCookie(u"sessionid"_s));
    QVERIFY(!response.varies("Cookie"));
    site.databases.connection().setLogger({});
}

void TestLogin::session_keepsValues_untilFlushed()
{
    Site site;
    QCOMPARE(site.get("/set"), "nobody 1");
    const QString key = site.key();
    QCOMPARE(site.get("/set"), "nobody 2");
    QCOMPARE(site.key(), key);
    QVERIFY(site.client.get("/other").varies("Cookie"));
    site.get("/logout");
    QVERIFY(!site.client.hasCookie(u"sessionid"_s));
    QVERIFY(!site.sessions->load(key));
}

void TestLogin::session_ofUnknownKey_takesANewOne()
{
    Site site;
    const QString chosen(32, u'a');
    site.client.setCookie(u"sessionid"_s, chosen);
    site.get("/set");
    QVERIFY(site.key() != chosen);
}

void TestLogin::session_expired_isEmptyAndCleared()
{
    Site site;
    const QString key =
            site.sessions->create({{u"n"_s, 5}}, DateTime::now() + Duration(-1'000'000));
    site.client.setCookie(u"sessionid"_s, key);
    QCOMPARE(site.get("/"), "nobody None");
    const QuerySet rows =
            objects(site.models.get(u"sessions.Session"_s)).filter(Q(Lookup(u"pk"_s, key)));
    QVERIFY(rows.exists());
    QVERIFY(site.sessions->removeExpired() >= 1);
    QVERIFY(!rows.exists());
}

void TestLogin::session_forged_isEmpty()
{
    Site site;
    Settings other = site.settings;
    other.site.secretKey = u"another-key"_s;
    const SessionStorage forger(site.models, other);
    const QString key = forger.create({{u"n"_s, 5}}, DateTime::now() + Duration(3'600'000'000));
    site.client.setCookie(u"sessionid"_s, key);
    QCOMPARE(site.get("/"), "nobody None");
}

void TestLogin::session_deletedMeanwhile_isABadRequest()
{
    Site site;
    site.get("/set");
    QCOMPARE(site.client.get("/vanish").status(), 400);
}

void TestLogin::login_changesTheKeyAndKeepsTheData()
{
    Site site;
    site.get("/set");
    const QString before = site.key();
    QCOMPARE(site.get("/login/editor"), "editor 1");
    QVERIFY(site.key() != before);
    QVERIFY(!site.sessions->load(before));
    QCOMPARE(site.get("/"), "editor 1");
}

void TestLogin::login_asSomebodyElse_startsAnew()
{
    Site site;
    site.get("/set");
    site.get("/login/editor");
    QCOMPARE(site.get("/login/reviewer"), "reviewer None");
}

void TestLogin::logout_forgetsEverything()
{
    Site site;
    site.get("/login/editor");
    const QString key = site.key();
    QCOMPARE(site.get("/logout"), "nobody None");
    site.client.setCookie(u"sessionid"_s, key);
    QCOMPARE(site.get("/"), "nobody None");
}

void TestLogin::user_afterPasswordChange_isLoggedOut()
{
    Site site;
    site.get("/login/editor");
    const QString key = site.key();
    Record record =
            objects(site.models.get(u"auth.User"_s)).get(Q(Lookup(u"username"_s, u"editor"_s)));
    site.accounts->setPassword(record, u"another password"_s);
    save(record);
    QCOMPARE(site.get("/"), "nobody None");
    QVERIFY(!site.sessions->load(key));
}

void TestLogin::user_madeInactive_isLoggedOut()
{
    Site site;
    site.get("/login/editor");
    Record record =
            objects(site.models.get(u"auth.User"_s)).get(Q(Lookup(u"username"_s, u"editor"_s)));
    record.setValue(u"is_active", false);
    save(record);
    QCOMPARE(site.get("/"), "nobody None");
}

void TestLogin::user_underFallbackKey_staysLoggedIn()
{
    Site site;
    site.get("/login/editor");
    Site next;
    next.settings.site.secretKeyFallbacks = {next.settings.site.secretKey};
    next.settings.site.secretKey = u"the key after the next holidays"_s;
    next.logins = std::make_unique<LoginSessions>(*next.accounts, next.settings);
    next.sessions = std::make_shared<const SessionStorage>(next.models, next.settings);
    next.client = Client(next.handler());
    const Dict data = *site.sessions->load(site.key());
    next.client.setCookie(u"sessionid"_s,
                          SessionStorage(next.models, site.settings)
                                  .create(data, DateTime::now() + Duration(3'600'000'000)));
    QCOMPARE(next.get("/"), "editor None");
    QCOMPARE(next.get("/"), "editor None");
}

void TestLogin::messages_areShownOnce_andKeptWhenTheyDoNotFit()
{
    Site site;
    site.get("/tell");
    QVERIFY(site.client.cookie(u"messages"_s).size() <= 2048);
    QVERIFY(site.client.hasCookie(u"sessionid"_s));
    QCOMPARE(site.get("/messages"), "60");
    QCOMPARE(site.get("/messages"), "0");
    site.client.setCookie(u"messages"_s, u"forged:value"_s);
    QCOMPARE(site.get("/messages"), "0");
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
