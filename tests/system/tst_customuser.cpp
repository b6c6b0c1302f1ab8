// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of a plugin's own model, from the first migration to the log: made by the real program,
// used over the web face, judged by the real Django, which has the same model.
#include "core/apps/application.h"
#include "core/auth/accounts.h"
#include "core/auth/protection/secondfactors.h"
#include "core/auth/protection/usersessions.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/mail/mailer.h"
#include "core/mail/memorybackend.h"
#include "core/orm/queryset.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

const QString secretKey = u"quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"_s;
const QString password = u"long-enough-71"_s;

} // namespace

/// The functions run in the order they stand here.
class TestCustomUser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_application.reset(); }

    void migrate_makesTheTablesOfDjango();
    void createsuperuser_withoutQuestions_readsTheEnvironment();
    void createsuperuser_withQuestions_asksForTheFieldsOfTheModel();
    void createsuperuser_takenOrMissingName_isRefused();
    void check_findsNothingWrong();
    void djangoLogsIn_andFindsNothingToDo();
    void memberMadeByDjango_logsInHere();
    void index_showsMembersAndNoUsers();
    void login_withAddress_entersAndIsWrittenDown();
    void form_addsAMember();
    void form_changesAMember_withALogEntry();
    void groups_giveRights();
    void sessions_areFoundAndOfDjango();
    void passwordReset_mailsALink();
    void codes_belongToTheMember();
    void wrongModel_isOneClearMessage();
    void databaseOfDjango_needsNoPlugin();

private:
    QPair<int, QString> run(const QStringList &arguments, const QByteArray &input = {},
                            const QStringList &environment = {}) const;
    Value python(const QString &statements, const QString &database = {}) const;
    void write(const QByteArray &userModel) const;
    void open();
    Client visitor() { return Client(m_application->handler(), m_application->requestSettings()); }
    Response logIn(Client &client, const QString &name)
    {
        client.get("/admin/login/");
        return client.post("/admin/login/", {{u"username"_s, name}, {u"password"_s, password}});
    }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    const Accounts &accounts() const { return *m_application->service<Accounts>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

QPair<int, QString> TestCustomUser::run(const QStringList &arguments, const QByteArray &input,
                                        const QStringList &environment) const
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.setEnvironment(QProcess::systemEnvironment() + environment);
    program.start(QStringLiteral(QUINTETTE_BIN_DIR) + u"/quintette"_s,
                  QStringList{u"-C"_s, m_folder.path()} + arguments);
    program.write(input);
    program.closeWriteChannel();
    program.waitForFinished(120'000);
    return {program.exitCode(), QString::fromUtf8(program.readAll())};
}

Value TestCustomUser::python(const QString &statements, const QString &database) const
{
    QProcess django;
    django.start(u"/usr/bin/python3"_s,
                 {u"-B"_s,
                  QStringLiteral(QUINTETTE_SOURCE_DIR "/tests/plugins/members/django_peer.py"),
                  m_folder.filePath(database.isEmpty() ? u"db.sqlite3"_s : database), secretKey});
    django.write(statements.toUtf8());
    django.closeWriteChannel();
    django.waitForFinished(120'000);
    const Result<Value> answer = Json::parse(django.readAllStandardOutput());
    if (!answer)
        qWarning("%s", django.readAllStandardError().constData());
    return answer ? *answer : Value();
}

void TestCustomUser::write(const QByteArray &userModel) const
{
    QFile settings(m_folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[site]\nallowed_hosts = [\"*\"]\nsecret_key = \"" + secretKey.toUtf8()
                   + "\"\n[database]\nurl = \"db.sqlite3\"\n[plugins]\ninstalled = "
                     "[\"members\"]\n[email]\nbackend = \"memory\"\n[middleware]\ninstalled = "
                     "[\"session\", \"common\", \"csrf\", \"authentication\", \"messages\"]\n"
                     "[auth]\npbkdf2_iterations = 1000\nuser_model = \""
                   + userModel + "\"\n");
}

void TestCustomUser::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(QDir(m_folder.path()).mkdir(u"plugins"_s) && QDir(m_folder.path()).mkdir(u"static"_s));
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_PLUGINS) + u"/quintette_members.so"_s,
                        m_folder.filePath(u"plugins/quintette_members.so"_s)));
    write("members.Member");
}

void TestCustomUser::open()
{
    Result<std::unique_ptr<Application>> application = Testing::openWebProject(m_folder.path());
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    m_application = std::move(*application);
}

void TestCustomUser::migrate_makesTheTablesOfDjango()
{
    const auto [status, output] = run({u"migrate"_s});
    QVERIFY2(status == 0, qPrintable(output));
    QVERIFY2(output.indexOf(u"members.0001_initial"_s) < output.indexOf(u"admin.0001_initial"_s),
             qPrintable(output));
    const Value ours = python(u"result = tables()"_s);
    const Value djangos =
            python(u"call_command('migrate', verbosity=0); result = tables()"_s, u"peer.sqlite3"_s);
    QCOMPARE(QString::fromUtf8(Json::serialize(ours)), QString::fromUtf8(Json::serialize(djangos)));
    QVERIFY(!ours.dict().contains(u"auth_user"));
    QVERIFY(ours.dict().contains(u"members_member_groups"));
}

void TestCustomUser::createsuperuser_withoutQuestions_readsTheEnvironment()
{
    const auto [status, output] =
            run({u"createsuperuser"_s, u"--noinput"_s, u"--email"_s, u"Ada@EXAMPLE.com"_s}, {},
                {u"QUINTETTE_SUPERUSER_PASSWORD="_s + password,
                 u"QUINTETTE_SUPERUSER_FULL_NAME=Ada"_s});
    QVERIFY2(status == 0, qPrintable(output));
}

void TestCustomUser::createsuperuser_withQuestions_asksForTheFieldsOfTheModel()
{
    // An address that is none, one that is taken, a good one; no name, a name; the password.
    const auto [status, output] =
            run({u"createsuperuser"_s},
                "grace\nAda@example.com\ngrace@example.com\n\nGrace Hopper\n" + password.toUtf8()
                        + '\n' + password.toUtf8() + '\n');
    QVERIFY2(status == 0, qPrintable(output));
    QCOMPARE(output.count(u"E-mail address: "_s), 3);
    QVERIFY2(output.contains(u"That e-mail address is already taken."_s), qPrintable(output));
    QCOMPARE(output.count(u"Full name: "_s), 2);
    QCOMPARE(output.count(u"Password: "_s), 1);
}

void TestCustomUser::createsuperuser_takenOrMissingName_isRefused()
{
    const QStringList environment{u"QUINTETTE_SUPERUSER_PASSWORD="_s + password};
    QCOMPARE(run({u"createsuperuser"_s, u"--noinput"_s}, {}, environment).first, 2);
    const auto missing =
            run({u"createsuperuser"_s, u"--noinput"_s, u"--email"_s, u"x@example.com"_s}, {},
                environment);
    QCOMPARE(missing.first, 2);
    QVERIFY2(missing.second.contains(u"--full_name"_s), qPrintable(missing.second));
    QCOMPARE(run({u"createsuperuser"_s, u"--noinput"_s, u"--email"_s, u"Ada@example.com"_s,
                  u"--full_name"_s, u"A"_s},
                 {}, environment)
                     .first,
             1);
}

void TestCustomUser::check_findsNothingWrong()
{
    const auto [status, output] = run({u"check"_s});
    QVERIFY2(status == 0 && output.contains(u"no issues"_s), qPrintable(output));
}

void TestCustomUser::djangoLogsIn_andFindsNothingToDo()
{
    QCOMPARE(python(u"result = command('check')[1], command('migrate', '--check')[1], "
                    "command('makemigrations', '--check')[1]"_s),
             Value(ValueList{0, 0, 0}));
    QCOMPARE(
            python(u"m = authenticate(username='Ada@example.com', password='"_s + password
                   + u"'); result = m.full_name, m.is_superuser, m.has_perm('members.add_member')"_s),
            Value(ValueList{u"Ada"_s, true, true}));
    QCOMPARE(python(u"result = sorted(set(Permission.objects.filter(content_type__app_label__in="
                    "['auth', 'members']).values_list('content_type__model', flat=True)))"_s),
             Value(ValueList{u"group"_s, u"member"_s, u"permission"_s}));
}

void TestCustomUser::memberMadeByDjango_logsInHere()
{
    python(u"m = Member.objects.create_user('lin@example.com', '"_s + password
           + u"', full_name='Lin', is_staff=True)"_s);
    open();
    QVERIFY(accounts().authenticate(u"lin@example.com"_s, password));
    QVERIFY(!accounts().authenticate(u"lin@example.com"_s, u"wrong"_s));
    QVERIFY(!accounts().authenticate(u"lin"_s, password));
}

void TestCustomUser::index_showsMembersAndNoUsers()
{
    Client client = visitor();
    QVERIFY(text(client.get("/admin/login/")).contains(u">E-mail address</label>"_s));
    QCOMPARE(logIn(client, u"Ada@example.com"_s).status(), 302);
    const QString index = text(client.get("/admin/"));
    QVERIFY(index.contains(u"/admin/members/member/"_s));
    QVERIFY(index.contains(u"/admin/auth/group/"_s));
    QVERIFY(!index.contains(u"/admin/auth/user/"_s));
    QCOMPARE(client.get("/admin/auth/user/").status(), 404);
}

void TestCustomUser::login_withAddress_entersAndIsWrittenDown()
{
    const auto ada = accounts().findByName(u"Ada@example.com"_s);
    QVERIFY(ada && ada->lastLogin);
    const auto events = m_application->service<AccountEvents>()->latest(ada->number(), 5);
    QCOMPARE(events.value(0).kind, u"login"_s);
    QCOMPARE(events.value(0).username, u"Ada@example.com"_s);
}

void TestCustomUser::form_addsAMember()
{
    Client client = visitor();
    logIn(client, u"Ada@example.com"_s);
    const QString form = text(client.get("/admin/members/member/add/"));
    for (const char16_t *name : {u"email", u"full_name", u"password1", u"password2"})
        QVERIFY2(form.contains(u"name=\"%1\""_s.arg(name)),
                 qPrintable(QStringView(name).toString()));
    QVERIFY(!form.contains(u"name=\"birthday\""_s));
    const Response saved = client.post("/admin/members/member/add/",
                                       {{u"email"_s, u"mary@example.com"_s},
                                        {u"full_name"_s, u"Mary"_s},
                                        {u"password1"_s, password},
                                        {u"password2"_s, password}});
    QCOMPARE(saved.status(), 302);
    QCOMPARE(python(u"m = authenticate(username='mary@example.com', password='"_s + password
                    + u"'); result = m.full_name, m.is_staff"_s),
             Value(ValueList{u"Mary"_s, false}));
}

void TestCustomUser::form_changesAMember_withALogEntry()
{
    Client client = visitor();
    logIn(client, u"Ada@example.com"_s);
    const QString key = accounts().findByName(u"mary@example.com"_s)->keyText();
    const QByteArray page = "/admin/members/member/" + key.toLatin1() + "/change/";
    const QString form = text(client.get(page));
    QVERIFY(form.contains(u"pbkdf2_sha256"_s)); // how the password is stored, and no more
    QVERIFY(form.contains(u"name=\"birthday\""_s));
    QCOMPARE(client.post(page,
                         {{u"email"_s, u"mary@example.com"_s},
                          {u"full_name"_s, u"Mary Shelley"_s},
                          {u"birthday"_s, u"1797-08-30"_s},
                          {u"is_active"_s, u"on"_s},
                          {u"is_staff"_s, u"on"_s}})
                     .status(),
             302);
    QCOMPARE(python(u"from django.contrib.admin.models import LogEntry; "
                    "e = LogEntry.objects.first(); result = e.user.email, e.object_repr, "
                    "str(e.get_edited_object().birthday)"_s),
             Value(ValueList{u"Ada@example.com"_s, u"Mary Shelley"_s, u"1797-08-30"_s}));
    const QByteArray passwordPage = "/admin/members/member/" + key.toLatin1() + "/password/";
    QCOMPARE(client.get(passwordPage).status(), 200);
}

void TestCustomUser::groups_giveRights()
{
    python(u"g = Group.objects.create(name='Registrars'); "
           "g.permissions.add(Permission.objects.get(codename='view_member')); "
           "Member.objects.get(email='lin@example.com').groups.add(g)"_s);
    const auto lin = accounts().findByName(u"lin@example.com"_s);
    QVERIFY(lin->hasPermission(u"members.view_member"_s));
    QVERIFY(!lin->hasPermission(u"members.add_member"_s));
    QStringList viewers;
    for (const Record &record : accounts().withPermission(u"members.view_member"_s).toList())
        viewers += record.toString();
    viewers.sort();
    QCOMPARE(viewers, (QStringList{u"Ada"_s, u"Grace Hopper"_s, u"Lin"_s}));
    Client client = visitor();
    logIn(client, u"lin@example.com"_s);
    QCOMPARE(client.get("/admin/members/member/").status(), 200);
    QCOMPARE(client.get("/admin/members/member/add/").status(), 403);
}

void TestCustomUser::sessions_areFoundAndOfDjango()
{
    Client client = visitor();
    logIn(client, u"lin@example.com"_s);
    const auto lin = accounts().findByName(u"lin@example.com"_s);
    const auto sessions = m_application->service<UserSessions>()->of(*lin, {});
    QVERIFY(!sessions.isEmpty());
    QCOMPARE(python(u"from django.contrib.auth import get_user; "
                    "from django.contrib.sessions.backends.db import SessionStore; "
                    "from django.http import HttpRequest; r = HttpRequest(); "
                    "r.session = SessionStore('%1'); result = get_user(r).email"_s.arg(
                            client.cookie(u"sessionid"_s))),
             Value(u"lin@example.com"_s));
}

void TestCustomUser::passwordReset_mailsALink()
{
    Client client = visitor();
    client.get("/admin/password_reset/");
    QCOMPARE(client.post("/admin/password_reset/", {{u"email"_s, u"MARY@example.com"_s}}).status(),
             302);
    const auto *mail =
            dynamic_cast<const MemoryBackend *>(m_application->service<Mailer>()->backend());
    QVERIFY(mail);
    QTRY_COMPARE(mail->sent().size(), 1);
    const QString link = mail->sent()[0].body.section(u"://"_s, 1).section(u'\n', 0, 0);
    const QByteArray form =
            client.get(link.mid(link.indexOf(u'/')).trimmed().toLatin1()).header("Location");
    QVERIFY(form.endsWith("/set-password/"));
    QCOMPARE(client.post(form,
                         {{u"new_password1"_s, u"another-long-one-9"_s},
                          {u"new_password2"_s, u"another-long-one-9"_s}})
                     .status(),
             302);
    QVERIFY(accounts().authenticate(u"mary@example.com"_s, u"another-long-one-9"_s));
}

void TestCustomUser::codes_belongToTheMember()
{
    const auto lin = accounts().findByName(u"lin@example.com"_s);
    const SecondFactors &codes = *m_application->service<SecondFactors>();
    QVERIFY(!codes.isOn(*lin));
    QVERIFY(!codes.prepare(*lin).isEmpty());
}

void TestCustomUser::wrongModel_isOneClearMessage()
{
    m_application.reset();
    write("members.Nobody");
    const auto [status, output] = run({u"check"_s});
    QCOMPARE(status, 1);
    QVERIFY2(output.contains(u"auth.user_model"_s) && output.contains(u"members.Nobody"_s),
             qPrintable(output));
    QCOMPARE(output.count(u'\n'), 1);
}

void TestCustomUser::databaseOfDjango_needsNoPlugin()
{
    // peer.sqlite3 has the tables that Django made, and nobody in them.
    python(u"m = Member.objects.create_user('eve@example.com', '"_s + password
                   + u"', full_name='Eve', is_staff=True, is_superuser=True)"_s,
           u"peer.sqlite3"_s);
    const QString folder = m_folder.filePath(u"opened"_s);
    const auto [status, output] = run({u"startproject"_s, folder, u"--from-database"_s,
                                       m_folder.filePath(u"peer.sqlite3"_s)});
    QVERIFY2(status == 0, qPrintable(output));
    const Result<Project> project = Project::open(folder);
    QVERIFY(bool(project));
    QCOMPARE(project->settings().auth.userModel, u"members.member"_s);
    Result<std::unique_ptr<Application>> application = Testing::openWebProject(folder);
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    const Application &site = **application;
    Client client(site.handler());
    QCOMPARE(logIn(client, u"eve@example.com"_s).status(), 302);
    const QString list = text(client.get("/admin/members/member/"));
    QVERIFY(list.contains(u"eve@example.com"_s));
    QVERIFY(text(client.get("/admin/members/member/add/")).contains(u"name=\"password1\""_s));
}

QTEST_GUILESS_MAIN(TestCustomUser)
#include "tst_customuser.moc"
