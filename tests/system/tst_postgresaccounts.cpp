// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts on PostgreSQL, those of a plugin's own model: from the first migration to codes, events
// and sessions.
#include "core/apps/application.h"
#include "core/auth/accounts.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/totp.h"
#include "core/auth/protection/usersessions.h"
#include "core/base/error.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"
#include "tests/core/db/postgrescluster.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

const QString name = u"ada@example.com"_s;
const QString password = u"long-enough-71"_s;

} // namespace

/// The functions run in the order they stand here.
class TestPostgresAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_application.reset(); }

    void superuser_logsInOverTheWeb();
    void failures_makeWait_andAreUnlocked();
    void member_isAddedAndGetsRights();
    void codes_areGoodOnce();
    void sessions_areListedAndEnded();
    void namesWithHostileLetters_areRefusedNotStored_data();
    void namesWithHostileLetters_areRefusedNotStored();

private:
    void run(const QStringList &arguments) const;
    Client visitor() { return Client(m_application->handler(), m_application->requestSettings()); }
    Response logIn(Client &client, const QString &word = password)
    {
        client.get("/admin/login/");
        return client.post("/admin/login/", {{u"username"_s, name}, {u"password"_s, word}});
    }
    const LoginGate &gate() const { return *m_application->service<LoginGate>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Testing::PostgresCluster> m_cluster;
    std::unique_ptr<Application> m_application;
};

void TestPostgresAccounts::run(const QStringList &arguments) const
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.setEnvironment(QProcess::systemEnvironment()
                           + QStringList{u"QUINTETTE_SUPERUSER_PASSWORD="_s + password});
    program.start(QStringLiteral(QUINTETTE_BIN_DIR) + u"/quintette"_s,
                  QStringList{u"-C"_s, m_folder.path()} + arguments);
    QVERIFY(program.waitForFinished(120'000));
    QVERIFY2(program.exitCode() == 0, program.readAll());
}

void TestPostgresAccounts::initTestCase()
{
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    const DatabaseSettings database = m_cluster->createDatabase(u"accounts"_s);
    QVERIFY(QDir(m_folder.path()).mkdir(u"plugins"_s));
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_PLUGINS) + u"/quintette_members.so"_s,
                        m_folder.filePath(u"plugins/quintette_members.so"_s)));
    QFile settings(m_folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[site]\nallowed_hosts = [\"*\"]\n[database]\nurl = \"postgresql:///"
                   + database.name.toUtf8() + "?host=" + database.host.toUtf8()
                   + "&user=" + database.user.toUtf8()
                   + "\"\n[plugins]\ninstalled = [\"members\"]\n[middleware]\ninstalled = "
                     "[\"session\", \"common\", \"csrf\", \"authentication\", \"messages\"]\n"
                     "[auth]\npbkdf2_iterations = 1000\nuser_model = \"members.Member\"\n"
                     "backends = [\"model\", \"email\"]\n");
    settings.close();
    run({u"migrate"_s});
    run({u"migrate"_s, u"--check"_s});
    run({u"createsuperuser"_s, u"--noinput"_s, u"--email"_s, name, u"--full_name"_s, u"Ada"_s});
    Result<std::unique_ptr<Application>> application = Testing::openWebProject(m_folder.path());
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    m_application = std::move(*application);
}

void TestPostgresAccounts::superuser_logsInOverTheWeb()
{
    Client client = visitor();
    QCOMPARE(logIn(client).status(), 302);
    QCOMPARE(client.get("/admin/members/member/").status(), 200);
    const auto ada = gate().accounts().findByName(name);
    QVERIFY(ada && ada->lastLogin);
    QCOMPARE(gate().events().latest(ada->number(), 1).value(0).kind, u"login"_s);
}

void TestPostgresAccounts::failures_makeWait_andAreUnlocked()
{
    Client client = visitor();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(logIn(client, u"wrong"_s).status(), 200);
    QCOMPARE(logIn(client).status(), 429);
    QVERIFY(gate().throttle().unlock(name));
    QCOMPARE(logIn(client).status(), 302);
}

void TestPostgresAccounts::member_isAddedAndGetsRights()
{
    const Accounts &accounts = gate().accounts();
    const User lin =
            accounts.create(u"lin@example.com"_s, Dict{{u"full_name"_s, u"Lin"_s}}, password);
    QVERIFY(!lin.hasPermission(u"members.view_member"_s));
    const ModelInfo &permissions = m_application->models().get(u"auth.Permission"_s);
    setManyToMany(lin.record(), accounts.model().field(u"user_permissions"),
                  {objects(permissions).get({{u"codename"_s, u"view_member"_s}}).pk()});
    const auto again = accounts.findByName(u"lin@example.com"_s);
    QVERIFY(again->hasPermission(u"members.view_member"_s));
    QCOMPARE(accounts.withPermission(u"members.view_member"_s, Accounts::Superusers::LeftOut)
                     .count(),
             1);
    // The database folds letters, and nobody else's account may come of it.
    QVERIFY(accounts.authenticate(u"LIN@example.com"_s, password));
    QVERIFY(!accounts.findByName(u"LIN@example.com"_s));
}

void TestPostgresAccounts::codes_areGoodOnce()
{
    const auto lin = gate().accounts().findByName(u"lin@example.com"_s);
    const SecondFactors &factors = gate().secondFactors();
    const QByteArray secret = Totp::fromBase32(factors.prepare(*lin));
    const auto code = [&secret](int later) {
        return Totp::codeAt(secret, Totp::stepAt(QDateTime::currentSecsSinceEpoch()) + later);
    };
    const auto recovery = factors.confirm(*lin, code(0));
    QVERIFY(recovery);
    const QString next = code(1);
    QVERIFY(factors.check(*lin, next));
    QVERIFY(!factors.check(*lin, next));
    QVERIFY(factors.check(*lin, recovery->first()));
    QVERIFY(!factors.check(*lin, recovery->first()));
}

void TestPostgresAccounts::sessions_areListedAndEnded()
{
    Client client = visitor();
    QCOMPARE(logIn(client).status(), 302);
    const auto ada = gate().accounts().findByName(name);
    const UserSessions &sessions = *m_application->service<UserSessions>();
    QVERIFY(!sessions.of(*ada, {}).isEmpty());
    QVERIFY(sessions.endOthers(*ada, {}) > 0);
    QVERIFY(sessions.of(*ada, {}).isEmpty());
    QCOMPARE(client.get("/admin/").status(), 302);
}

void TestPostgresAccounts::namesWithHostileLetters_areRefusedNotStored_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("null") << u"a\0b@example.com"_s;
    QTest::newRow("half a letter") << QString(QChar(0xd800)) + u"@example.com"_s;
    QTest::newRow("long") << QString(100'000, u'a') + u"@example.com"_s;
    QTest::newRow("SQL") << u"' OR 1=1 --"_s;
    QTest::newRow("right to left") << u"\u202eada@example.com"_s;
}

void TestPostgresAccounts::namesWithHostileLetters_areRefusedNotStored()
{
    QFETCH(QString, typed);
    const Accounts &accounts = gate().accounts();
    const qint64 before = objects(accounts.model()).count();
    Client client = visitor();
    client.get("/admin/login/");
    const int status =
            client.post("/admin/login/", {{u"username"_s, typed}, {u"password"_s, password}})
                    .status();
    QVERIFY2(status == 200 || status == 400, qPrintable(QString::number(status)));
    QVERIFY(!accounts.authenticate(typed, password));
    QVERIFY_THROWS_EXCEPTION(Error,
                             accounts.create(typed, Dict{{u"full_name"_s, u"X"_s}}, password));
    QCOMPARE(objects(accounts.model()).count(), before);
}

QTEST_GUILESS_MAIN(TestPostgresAccounts)
#include "tst_postgresaccounts.moc"
