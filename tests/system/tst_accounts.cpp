// SPDX-License-Identifier: GPL-3.0-or-later
// The pages about accounts as a browser gets them, on a database that the real Django made, which
// judges the outcome.
#include "core/apps/application.h"
#include "core/auth/accounts.h"
#include "core/auth/protection/secondfactors.h"
#include "core/auth/protection/totp.h"
#include "core/auth/user.h"
#include "core/base/json.h"
#include "core/mail/mailer.h"
#include "core/mail/memorybackend.h"
#include "core/orm/queryset.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

const QString secretKey = u"quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"_s;

} // namespace

/// The functions run in the order they stand here, as a person would go through the pages.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void withoutTables_everybodyLogsInAsBefore();
    void migrate_djangoStillSeesItsDatabase();
    void login_afterFailures_mustWait();
    void administrator_unlocks();
    void codes_turnedOn_areAskedFor();
    void codes_recovery_letsInOnce();
    void codes_lostTelephone_administratorTurnsThemOff();
    void codes_demandedByGroup_areSetUpAtLogin();
    void sessions_elsewhere_areEnded();
    void account_postWithoutToken_isForbidden();
    void reset_unknownAddress_saysTheSame();
    void reset_link_setsThePasswordOnce();
    void reset_tokenOfDjango_isAccepted();
    void rights_changedInAForm_areWrittenDown();
    void rights_notOnTheForm_areNotWritten();
    void events_areReadOnly();

private:
    Client visitor() { return Client(m_application->handler(), m_application->requestSettings()); }
    Response logIn(Client &client, const QString &name, const QString &password = u"analytical"_s)
    {
        client.get("/admin/login/");
        return client.post("/admin/login/", {{u"username"_s, name}, {u"password"_s, password}});
    }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    static QString inTag(const QString &page, const QString &pattern)
    {
        return QRegularExpression(pattern).match(page).captured(1);
    }
    static QString codeOf(const QString &secret, int steps)
    {
        return Totp::codeAt(Totp::fromBase32(secret),
                            Totp::stepAt(QDateTime::currentSecsSinceEpoch()) + steps);
    }
    std::shared_ptr<const User> user(const QString &name) const
    {
        return m_application->service<Accounts>()->findByName(name);
    }
    Value judge(const QStringList &arguments) const;
    Value python(const QString &statements) const;
    void open(const QByteArray &moreSettings = {});

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    QStringList m_recoveryCodes;
};

void TestAccounts::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QProcess django;
    django.start(u"/usr/bin/python3"_s,
                 {QStringLiteral(QUINTETTE_TEST_DATA "/admin/make_site.py"),
                  m_folder.filePath(u"db.sqlite3"_s)});
    QVERIFY(django.waitForFinished(120'000));
    QVERIFY2(django.exitCode() == 0, django.readAllStandardError());
    open();
}

void TestAccounts::cleanupTestCase()
{
    m_application.reset();
}

void TestAccounts::open(const QByteArray &moreSettings)
{
    m_application.reset();
    QFile settings(m_folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[site]\nallowed_hosts = [\"*\"]\nsecret_key = \"" + secretKey.toUtf8()
                   + "\"\n[database]\nurl = \"db.sqlite3\"\n[plugins]\ninstalled = []\n"
                     "[email]\nbackend = \"memory\"\n[middleware]\ninstalled = [\"session\", "
                     "\"common\", \"csrf\", \"authentication\", \"messages\", \"clickjacking\"]\n"
                     "[auth]\npbkdf2_iterations = 1000\n"
                   + moreSettings);
    settings.close();
    Result<std::unique_ptr<Application>> application = Testing::openWebProject(m_folder.path());
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    m_application = std::move(*application);
}

Value TestAccounts::judge(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"/usr/bin/python3"_s,
                  QStringList{QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/system/django_judge.py"),
                              m_folder.filePath(u"db.sqlite3"_s), secretKey}
                          + arguments);
    process.waitForFinished(120'000);
    // The answer is the last line; Django may say something before.
    const QByteArrayList lines = process.readAllStandardOutput().trimmed().split('\n');
    const Result<Value> answer = Json::parse(lines.last());
    if (!answer)
        qWarning("%s", process.readAllStandardError().constData());
    return answer ? *answer : Value(Dict());
}

Value TestAccounts::python(const QString &statements) const
{
    QProcess process;
    process.start(u"/usr/bin/python3"_s,
                  {QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/core/auth/django_peer.py"),
                   m_folder.filePath(u"db.sqlite3"_s), secretKey});
    process.write(statements.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    const Result<Value> answer = Json::parse(process.readAllStandardOutput());
    if (!answer)
        qWarning("%s", process.readAllStandardError().constData());
    return answer ? *answer : Value();
}

void TestAccounts::withoutTables_everybodyLogsInAsBefore()
{
    Client client = visitor();
    for (int i = 0; i < 7; ++i)
        QCOMPARE(logIn(client, u"ada"_s, u"wrong"_s).status(), 200);
    QCOMPARE(logIn(client, u"ada"_s).status(), 302);
    const Response account = client.get("/admin/account/");
    QCOMPARE(account.status(), 200);
    QVERIFY(text(account).contains(u"This session"));
    QCOMPARE(client.get("/admin/account/codes/").status(), 302); // says that migrate is missing
}

void TestAccounts::migrate_djangoStillSeesItsDatabase()
{
    QProcess migrate;
    migrate.start(QStringLiteral(QUINTETTE_BIN_DIR "/quintette"),
                  {u"-C"_s, m_folder.path(), u"migrate"_s});
    QVERIFY(migrate.waitForFinished(120'000));
    QVERIFY2(migrate.exitCode() == 0, migrate.readAllStandardError());
    QCOMPARE(judge({u"check"_s}).dict().value(u"content"), Value(true));
}

void TestAccounts::login_afterFailures_mustWait()
{
    Client client = visitor();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(logIn(client, u"viewer"_s, u"wrong"_s).status(), 200);
    const Response response = logIn(client, u"viewer"_s);
    QCOMPARE(response.status(), 429);
    const int wait = response.header("Retry-After").toInt();
    QVERIFY(wait > 20 && wait <= 30);
    QVERIFY(text(response).contains(u"Try again in %1 second"_s.arg(wait)));
    // Somebody else is not concerned.
    QCOMPARE(logIn(client, u"newcomer"_s).status(), 302);
}

void TestAccounts::administrator_unlocks()
{
    Client administrator = visitor();
    logIn(administrator, u"ada"_s);
    const QString list = text(administrator.get("/admin/auth/user/"));
    QVERIFY(list.contains(u"unlock_login"));
    const Response done =
            administrator.post("/admin/auth/user/",
                               {{u"action"_s, u"unlock_login"_s},
                                {u"_selected_action"_s, QString::number(user(u"viewer"_s)->id)}},
                               Client::Follow::Yes);
    QVERIFY2(text(done).contains(u"need not wait any more"), qPrintable(text(done).left(3000)));
    Client viewer = visitor();
    QCOMPARE(logIn(viewer, u"viewer"_s).status(), 302);
    // Without the right to change users there is no such action.
    QVERIFY(!text(viewer.get("/admin/auth/user/")).contains(u"unlock_login"));
    QCOMPARE(viewer.post("/admin/auth/user/",
                         {{u"action"_s, u"unlock_login"_s}, {u"_selected_action"_s, u"1"_s}})
                     .status(),
             403);
}

void TestAccounts::codes_turnedOn_areAskedFor()
{
    Client client = visitor();
    logIn(client, u"ada"_s);
    const QString page = text(client.get("/admin/account/codes/"));
    QVERIFY(page.contains(u"<svg xmlns"));
    const QString secret = inTag(page, u"<code class=\"secret\">([A-Z2-7 ]+)</code>"_s);
    QVERIFY(!secret.isEmpty());
    const QString wrong = text(client.post("/admin/account/codes/", {{u"code"_s, u"nonsense"_s}}));
    QVERIFY(wrong.contains(u"aria-invalid=\"true\" aria-describedby=\"error\""));
    QVERIFY(wrong.contains(secret)); // the telephone already has it
    const QString done =
            text(client.post("/admin/account/codes/", {{u"code"_s, codeOf(secret, -1)}}));
    auto codes = QRegularExpression(u"<li><code>([A-Z2-7-]+)</code>"_s).globalMatch(done);
    while (codes.hasNext())
        m_recoveryCodes += codes.next().captured(1);
    QCOMPARE(m_recoveryCodes.size(), 10);

    Client other = visitor();
    QCOMPARE(logIn(other, u"ada"_s).header("Location"), QByteArray("/admin/login/code/"));
    QCOMPARE(other.get("/admin/").status(), 302); // not in yet
    QVERIFY(text(other.get("/admin/login/code/")).contains(u"one-time-code"));
    QCOMPARE(other.post("/admin/login/code/", {{u"code"_s, u"123"_s}}).status(), 200);
    QCOMPARE(other.post("/admin/login/code/", {{u"code"_s, codeOf(secret, 0)}}).status(), 302);
    QCOMPARE(other.get("/admin/").status(), 200);
    // Nobody gets to the second step without the first.
    Client stranger = visitor();
    QCOMPARE(stranger.get("/admin/login/code/").header("Location"), QByteArray("/admin/login/"));
    stranger.get("/admin/login/");
    QCOMPARE(stranger.post("/admin/login/code/", {{u"code"_s, codeOf(secret, 1)}}).status(), 302);
    QCOMPARE(stranger.get("/admin/").status(), 302);
}

void TestAccounts::codes_recovery_letsInOnce()
{
    for (const bool isFirst : {true, false}) {
        Client client = visitor();
        logIn(client, u"ada"_s);
        const Response response =
                client.post("/admin/login/code/", {{u"code"_s, m_recoveryCodes[0]}});
        QCOMPARE(response.status(), isFirst ? 302 : 200);
    }
}

void TestAccounts::codes_lostTelephone_administratorTurnsThemOff()
{
    Client client = visitor();
    logIn(client, u"ada"_s);
    QCOMPARE(client.post("/admin/login/code/", {{u"code"_s, m_recoveryCodes[1]}}).status(), 302);
    client.post("/admin/auth/user/",
                {{u"action"_s, u"turn_off_codes"_s},
                 {u"_selected_action"_s, QString::number(user(u"ada"_s)->id)}});
    QVERIFY(!m_application->service<SecondFactors>()->isOn(*user(u"ada"_s)));
    Client again = visitor();
    QCOMPARE(logIn(again, u"ada"_s).header("Location"), QByteArray("/admin/"));
}

void TestAccounts::codes_demandedByGroup_areSetUpAtLogin()
{
    python(u"from django.contrib.auth.models import Group, User\n"
           "User.objects.get(username='newcomer').groups.add(Group.objects.create(name='Careful'))"
           "\n"
           "answer = 1\n"_s);
    open("second_factor_groups = [\"Careful\"]\n");
    Client client = visitor();
    QCOMPARE(logIn(client, u"newcomer"_s).header("Location"), QByteArray("/admin/login/code/"));
    const QString page = text(client.get("/admin/login/code/"));
    const QString secret = inTag(page, u"<code class=\"secret\">([A-Z2-7 ]+)</code>"_s);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(client.get("/admin/").status(), 302);
    QVERIFY(text(client.post("/admin/login/code/", {{u"code"_s, codeOf(secret, -1)}}))
                    .contains(u"recovery-codes"));
    QCOMPARE(client.get("/admin/").status(), 200);
    // Who must have codes cannot turn them off.
    client.post("/admin/account/codes/", {{u"code"_s, codeOf(secret, 0)}, {u"turn_off"_s, u"1"_s}});
    QVERIFY(m_application->service<SecondFactors>()->isOn(*user(u"newcomer"_s)));
}

void TestAccounts::sessions_elsewhere_areEnded()
{
    Client here = visitor();
    Client there = visitor();
    logIn(here, u"viewer"_s);
    logIn(there, u"viewer"_s);
    const QString page = text(here.get("/admin/account/"));
    const QString id = inTag(page, u"name=\"end_session\" value=\"([0-9a-f]+)\""_s);
    QVERIFY(!id.isEmpty());
    QVERIFY(!page.contains(there.cookie(u"sessionid"_s)));
    Client stranger = visitor();
    logIn(stranger, u"ada"_s);
    stranger.post("/admin/account/", {{u"end_session"_s, id}});
    QCOMPARE(there.get("/admin/").status(), 200); // not the stranger's to end
    here.post("/admin/account/", {{u"end_others"_s, u"1"_s}});
    QCOMPARE(there.get("/admin/").status(), 302);
    QCOMPARE(here.get("/admin/").status(), 200);
}

void TestAccounts::account_postWithoutToken_isForbidden()
{
    Client client = visitor();
    logIn(client, u"viewer"_s);
    client.setAddsCsrfToken(false);
    QCOMPARE(client.post("/admin/account/", {{u"end_others"_s, u"1"_s}}).status(), 403);
    QCOMPARE(client.post("/admin/account/codes/", {{u"code"_s, u"1"_s}}).status(), 403);
    QCOMPARE(client.post("/admin/password_reset/", {{u"email"_s, u"a@b.co"_s}}).status(), 403);
}

void TestAccounts::reset_unknownAddress_saysTheSame()
{
    Client client = visitor();
    client.get("/admin/password_reset/");
    const Response known =
            client.post("/admin/password_reset/", {{u"email"_s, u"ADA@example.com"_s}});
    const Response unknown =
            client.post("/admin/password_reset/", {{u"email"_s, u"nobody@example.com"_s}});
    QCOMPARE(known.status(), 302);
    QCOMPARE(unknown.status(), 302);
    QCOMPARE(known.header("Location"), unknown.header("Location"));
    QCOMPARE(client.get(known.header("Location")).status(), 200);
}

void TestAccounts::reset_link_setsThePasswordOnce()
{
    const auto *mail =
            dynamic_cast<const MemoryBackend *>(m_application->service<Mailer>()->backend());
    QVERIFY(mail);
    QTRY_COMPARE(mail->sent().size(), 1); // the one from before, and only that
    QCOMPARE(mail->sent()[0].to, QStringList{u"ada@example.com"_s});
    const QUrl link(inTag(mail->sent()[0].body, u"(http\\S+)"_s));
    QVERIFY(link.isValid());
    Client client = visitor();
    const Response moved = client.get(link.path().toLatin1());
    QCOMPARE(moved.status(), 302);
    const QByteArray form = moved.header("Location");
    QVERIFY(form.endsWith("/set-password/")); // the token is not in the address any more
    const QString page = text(client.get(form));
    QVERIFY(page.contains(u"autocomplete=\"new-password\""));
    const QString refused = text(client.post(
            form, {{u"new_password1"_s, u"12345"_s}, {u"new_password2"_s, u"12345"_s}}));
    QVERIFY(refused.contains(u"aria-invalid=\"true\""));
    QCOMPARE(client.post(form,
                         {{u"new_password1"_s, u"difference-engine"_s},
                          {u"new_password2"_s, u"difference-engine"_s}})
                     .status(),
             302);
    QCOMPARE(judge({u"authenticate"_s, u"ada"_s, u"difference-engine"_s}).dict().value(u"user"),
             Value(u"ada"_s));
    Client late = visitor();
    QVERIFY(text(late.get(link.path().toLatin1(), Client::Follow::Yes)).contains(u"invalid"));
    QVERIFY(text(late.get("/admin/reset/MQ/set-password/")).contains(u"invalid"));
    QVERIFY(text(late.get("/admin/reset/%00/x/")).contains(u"invalid"));
}

void TestAccounts::reset_tokenOfDjango_isAccepted()
{
    const Value made = python(u"from django.contrib.auth.models import User\n"
                              "from django.contrib.auth.tokens import default_token_generator\n"
                              "from django.utils.http import urlsafe_base64_encode\n"
                              "from django.utils.encoding import force_bytes\n"
                              "user = User.objects.get(username='viewer')\n"
                              "answer = [urlsafe_base64_encode(force_bytes(user.pk)), "
                              "default_token_generator.make_token(user)]\n"_s);
    QVERIFY(made.isList());
    Client client = visitor();
    const Response moved = client.get("/admin/reset/" + made.list()[0].toString().toLatin1() + '/'
                                      + made.list()[1].toString().toLatin1() + '/');
    QCOMPARE(moved.status(), 302);
    QVERIFY(text(client.get(moved.header("Location"))).contains(u"new_password1"));
}

void TestAccounts::rights_changedInAForm_areWrittenDown()
{
    Client client = visitor();
    logIn(client, u"ada"_s, u"difference-engine"_s);
    const auto guest = user(u"guest"_s);
    const QByteArray page = "/admin/auth/user/" + QByteArray::number(guest->id) + "/change/";
    QueryDict form{{u"username"_s, u"guest"_s},
                   {u"is_active"_s, u"on"_s},
                   {u"is_staff"_s, u"on"_s},
                   {u"date_joined_0"_s, u"2024-01-01"_s},
                   {u"date_joined_1"_s, u"10:00:00"_s},
                   {u"user_permissions"_s, u"1"_s}};
    // What the page says about the version it shows goes back with it.
    const QString shown = text(client.get(page));
    auto hidden =
            QRegularExpression(u"<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\""_s)
                    .globalMatch(shown);
    while (hidden.hasNext()) {
        const QRegularExpressionMatch match = hidden.next();
        if (match.captured(1) != u"csrfmiddlewaretoken")
            form.append(match.captured(1), match.captured(2));
    }
    const Response saved = client.post(page, form);
    QVERIFY2(saved.status() == 302, qPrintable(text(saved)));
    const QList<AccountEvent> events =
            m_application->service<AccountEvents>()->latest(guest->id, 10);
    QStringList details;
    for (const AccountEvent &event : events)
        details += event.detail;
    QVERIFY2(details.contains(u"is_staff on (by ada)"), qPrintable(details.join(u'\n')));
    QVERIFY2(details.join(u' ').contains(u"user_permissions added"),
             qPrintable(details.join(u'\n')));
    // Django sees the rights that were given here.
    QVERIFY(!judge({u"permissions"_s, u"guest"_s}).dict().value(u"permissions").list().isEmpty());
}

void TestAccounts::rights_notOnTheForm_areNotWritten()
{
    Client client = visitor();
    logIn(client, u"viewer"_s);
    // One's own account, with everything somebody might try to slip in.
    client.post("/admin/account/",
                {{u"is_superuser"_s, u"on"_s},
                 {u"username"_s, u"root"_s},
                 {u"user_permissions"_s, u"1"_s}});
    client.post("/admin/password_change/",
                {{u"old_password"_s, u"analytical"_s},
                 {u"new_password1"_s, u"jacquard-loom-1"_s},
                 {u"new_password2"_s, u"jacquard-loom-1"_s},
                 {u"is_superuser"_s, u"on"_s},
                 {u"is_staff"_s, u""_s}});
    // Guessing the old password has to wait as guessing at the login does.
    const auto change = [&client](const QString &old) {
        return client.post("/admin/password_change/",
                           {{u"old_password"_s, old},
                            {u"new_password1"_s, u"12345"_s},
                            {u"new_password2"_s, u"12345"_s}});
    };
    for (int i = 0; i < 5; ++i)
        QVERIFY(!text(change(u"wrong"_s)).contains(u"Try again in"));
    QVERIFY(text(change(u"jacquard-loom-1"_s)).contains(u"Try again in"));
    const auto viewer = user(u"viewer"_s);
    QVERIFY(viewer);
    QVERIFY(!viewer->isSuperuser);
    QVERIFY(viewer->isStaff);
}

void TestAccounts::events_areReadOnly()
{
    Client client = visitor();
    logIn(client, u"ada"_s, u"difference-engine"_s);
    const QString list = text(client.get("/admin/quintette_accounts/accountevent/"));
    QVERIFY(list.contains(u"Failed to log in"));
    QVERIFY(client.get("/admin/quintette_accounts/accountevent/add/").status() == 403);
    QVERIFY(client.post("/admin/quintette_accounts/accountevent/1/delete/", {{u"post"_s, u"yes"_s}})
                    .status()
            == 403);
    Client viewer = visitor();
    logIn(viewer, u"viewer"_s, u"jacquard-loom-1"_s);
    QCOMPARE(viewer.get("/admin/quintette_accounts/accountevent/").status(), 403);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
