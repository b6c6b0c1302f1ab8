// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/application.h"
#include "core/conf/project.h"
#include "core/testing/client.h"
#include "tests/admin/webproject.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// The pages as a browser gets them, on a database that the real Django made.
class TestWebAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void index_anonymous_leadsToLogin();
    void login_wrongPassword_saysSo();
    void login_notStaff_isRefused();
    void login_nextOnAnotherSite_staysHere_data();
    void login_nextOnAnotherSite_staysHere();
    void logout_byLink_isRefused();
    void index_superuser_showsModels();
    void index_newcomer_showsNothing();
    void list_firstPage_showsRowsAndPages();
    void list_search_narrows();
    void list_badParameter_leadsToErrorOnce();
    void list_hostileText_isEscaped();
    void list_newcomer_isForbidden();
    void add_good_savesAndReturns();
    void add_missingTitle_saysSo();
    void add_fieldsNotOnTheForm_areIgnored();
    void change_viewer_seesButCannotSave();
    void change_missingObject_leadsHome();
    void change_bareAddress_redirects();
    void delete_confirmed_deletes();
    void history_afterChange_namesTheField();
    void action_deleteSelected_asksThenDeletes();
    void forms_withoutTheMiddleware_areChecked();
    void unknown_withoutSlash_redirects();
    void unknown_page_isNotFound();
    void pages_anyUrl_haveNoInlineScriptOrStyle();

private:
    Client loggedIn(const QString &name);
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

void TestWebAdmin::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const QString database = m_folder.filePath(u"db.sqlite3"_s);
    QProcess django;
    django.start(u"/usr/bin/python3"_s,
                 {QStringLiteral(QUINTETTE_TEST_DATA "/admin/make_site.py"), database});
    QVERIFY(django.waitForFinished(120'000));
    QVERIFY2(django.exitCode() == 0, django.readAllStandardError());
    QFile settings(m_folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[site]\nallowed_hosts = [\"*\"]\n[database]\nurl = \"db.sqlite3\"\n"
                   "[plugins]\ninstalled = []\n[middleware]\ninstalled = [\"session\", \"common\", "
                   "\"csrf\", \"authentication\", \"messages\", \"clickjacking\"]\n");
    settings.close();

    Result<std::unique_ptr<Application>> application = Testing::openWebProject(m_folder.path());
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    m_application = std::move(*application);
}

void TestWebAdmin::cleanupTestCase()
{
    m_application.reset();
}

Client TestWebAdmin::loggedIn(const QString &name)
{
    Client client(m_application->handler(), m_application->requestSettings());
    client.get("/admin/login/");
    client.post("/admin/login/", {{u"username"_s, name}, {u"password"_s, u"analytical"_s}});
    return client;
}

void TestWebAdmin::index_anonymous_leadsToLogin()
{
    Client client(m_application->handler(), m_application->requestSettings());
    const Response response = client.get("/admin/");
    QCOMPARE(response.status(), 302);
    QCOMPARE(response.header("Location"), QByteArray("/admin/login/?next=/admin/"));
}

void TestWebAdmin::login_wrongPassword_saysSo()
{
    Client client(m_application->handler(), m_application->requestSettings());
    client.get("/admin/login/");
    const Response response =
            client.post("/admin/login/", {{u"username"_s, u"ada"_s}, {u"password"_s, u"wrong"_s}});
    QCOMPARE(response.status(), 200);
    QVERIFY(text(response).contains(u"role=\"alert\""_s));
    QCOMPARE(client.get("/admin/").status(), 302);
}

void TestWebAdmin::login_notStaff_isRefused()
{
    QCOMPARE(loggedIn(u"guest"_s).get("/admin/").status(), 302);
}

void TestWebAdmin::login_nextOnAnotherSite_staysHere_data()
{
    QTest::addColumn<QString>("next");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("here") << u"/admin/lib/book/"_s << QByteArray("/admin/lib/book/");
    QTest::newRow("scheme") << u"https://evil.example/"_s << QByteArray("/admin/");
    QTest::newRow("slashes") << u"//evil.example/"_s << QByteArray("/admin/");
    QTest::newRow("backslash") << u"/\\evil.example/"_s << QByteArray("/admin/");
    QTest::newRow("tab") << u"/\t/evil.example/"_s << QByteArray("/admin/");
}

void TestWebAdmin::login_nextOnAnotherSite_staysHere()
{
    QFETCH(QString, next);
    QFETCH(QByteArray, location);
    Client client(m_application->handler(), m_application->requestSettings());
    client.get("/admin/login/");
    const Response response = client.post(
            "/admin/login/",
            {{u"username"_s, u"ada"_s}, {u"password"_s, u"analytical"_s}, {u"next"_s, next}});
    QCOMPARE(response.status(), 302);
    QCOMPARE(response.header("Location"), location);
}

void TestWebAdmin::logout_byLink_isRefused()
{
    Client client = loggedIn(u"ada"_s);
    QCOMPARE(client.get("/admin/logout/").status(), 405);
    QCOMPARE(client.post("/admin/logout/", {}).status(), 302);
    QCOMPARE(client.get("/admin/").status(), 302);
}

void TestWebAdmin::index_superuser_showsModels()
{
    const Response response = loggedIn(u"ada"_s).get("/admin/");
    QCOMPARE(response.status(), 200);
    const QString page = text(response);
    QVERIFY(page.contains(u"href=\"/admin/lib/book/\""_s));
    QVERIFY(page.contains(u"href=\"/admin/auth/user/add/\""_s));
    QVERIFY(response.header("Cache-Control").contains("no-store"));
}

void TestWebAdmin::index_newcomer_showsNothing()
{
    const QString page = text(loggedIn(u"newcomer"_s).get("/admin/"));
    QVERIFY(!page.contains(u"/admin/lib/"_s));
}

void TestWebAdmin::list_firstPage_showsRowsAndPages()
{
    const QString page = text(loggedIn(u"ada"_s).get("/admin/lib/book/"));
    QCOMPARE(page.count(u"class=\"row-select\""_s), 100);
    QVERIFY(page.contains(u"p=2"_s));
}

void TestWebAdmin::list_search_narrows()
{
    const QString page = text(loggedIn(u"ada"_s).get("/admin/lib/book/?q=Volume+77"));
    QCOMPARE(page.count(u"class=\"row-select\""_s), 1);
    QVERIFY(page.contains(u">Volume 77</a>"_s));
}

void TestWebAdmin::list_badParameter_leadsToErrorOnce()
{
    Client client = loggedIn(u"ada"_s);
    const Response first = client.get("/admin/lib/book/?pages__exact=many");
    QCOMPARE(first.status(), 302);
    QVERIFY(first.header("Location").endsWith("?e=1"));
    QVERIFY(text(client.get("/admin/lib/book/?e=1&pages__exact=many"))
                    .contains(u"Database error"_s));
}

void TestWebAdmin::list_hostileText_isEscaped()
{
    const QString page = text(loggedIn(u"ada"_s).get("/admin/lib/author/"));
    QVERIFY(page.contains(u"&lt;script&gt;alert(1)"_s));
    QVERIFY(!page.contains(u"<script>alert(1)"_s));
}

void TestWebAdmin::list_newcomer_isForbidden()
{
    QCOMPARE(loggedIn(u"newcomer"_s).get("/admin/lib/book/").status(), 403);
}

void TestWebAdmin::add_good_savesAndReturns()
{
    Client client = loggedIn(u"ada"_s);
    client.get("/admin/lib/book/add/");
    const Response response = client.post("/admin/lib/book/add/?_changelist_filters=q%3DVol",
                                          {{u"title"_s, u"Fresh & new"_s},
                                           {u"pages"_s, u"12"_s},
                                           {u"author"_s, u"1"_s},
                                           {u"_save"_s, u""_s}});
    QCOMPARE(response.status(), 302);
    QCOMPARE(response.header("Location"), QByteArray("/admin/lib/book/?q=Vol"));
    const QString page = text(client.get("/admin/lib/book/?q=Fresh"));
    QVERIFY(page.contains(u">Fresh &amp; new</a>"_s));
    QVERIFY(page.contains(u"class=\"success\""_s)); // the message waits for the next page
}

void TestWebAdmin::add_missingTitle_saysSo()
{
    Client client = loggedIn(u"ada"_s);
    client.get("/admin/lib/book/add/");
    const Response response =
            client.post("/admin/lib/book/add/",
                        {{u"title"_s, u""_s}, {u"pages"_s, u"x"_s}, {u"author"_s, u"99"_s}});
    QCOMPARE(response.status(), 200);
    const QString page = text(response);
    QCOMPARE(page.count(u"aria-invalid=\"true\""_s), 3);
    QVERIFY(page.contains(u"value=\"x\""_s)); // what was typed is not lost
}

void TestWebAdmin::add_fieldsNotOnTheForm_areIgnored()
{
    Client client = loggedIn(u"ada"_s);
    client.get("/admin/lib/book/add/");
    const Response response = client.post("/admin/lib/book/add/",
                                          {{u"id"_s, u"7777"_s},
                                           {u"author_id"_s, u"2"_s},
                                           {u"title"_s, u"Assigned"_s},
                                           {u"pages"_s, u"1"_s},
                                           {u"author"_s, u"1"_s}});
    QCOMPARE(response.status(), 302);
    QCOMPARE(client.get("/admin/lib/book/7777/change/").status(), 302);
}

void TestWebAdmin::change_viewer_seesButCannotSave()
{
    Client client = loggedIn(u"viewer"_s);
    const Response seen = client.get("/admin/lib/book/3/change/");
    QCOMPARE(seen.status(), 200);
    QVERIFY(!text(seen).contains(u"name=\"_save\""_s));
    const Response posted =
            client.post("/admin/lib/book/3/change/",
                        {{u"title"_s, u"Stolen"_s}, {u"pages"_s, u"1"_s}, {u"author"_s, u"1"_s}});
    QCOMPARE(posted.status(), 403);
    QVERIFY(text(client.get("/admin/lib/book/3/change/")).contains(u"Volume 3"_s));
    QCOMPARE(client.get("/admin/lib/book/3/delete/").status(), 403);
}

void TestWebAdmin::change_missingObject_leadsHome()
{
    Client client = loggedIn(u"ada"_s);
    const Response response = client.get("/admin/lib/book/99999/change/");
    QCOMPARE(response.status(), 302);
    QCOMPARE(response.header("Location"), QByteArray("/admin/"));
    QVERIFY(text(client.get("/admin/")).contains(u"class=\"warning\""_s));
}

void TestWebAdmin::change_bareAddress_redirects()
{
    const Response response = loggedIn(u"ada"_s).get("/admin/lib/book/3/");
    QCOMPARE(response.header("Location"), QByteArray("/admin/lib/book/3/change/"));
}

void TestWebAdmin::delete_confirmed_deletes()
{
    Client client = loggedIn(u"ada"_s);
    QVERIFY(text(client.get("/admin/lib/book/5/delete/")).contains(u"Volume 5"_s));
    QCOMPARE(client.post("/admin/lib/book/5/delete/", {{u"post"_s, u"yes"_s}}).status(), 302);
    QCOMPARE(client.get("/admin/lib/book/5/change/").header("Location"), QByteArray("/admin/"));
}

void TestWebAdmin::history_afterChange_namesTheField()
{
    Client client = loggedIn(u"ada"_s);
    client.get("/admin/lib/book/8/change/");
    const Response saved = client.post(
            "/admin/lib/book/8/change/",
            {{u"title"_s, u"Volume VIII"_s}, {u"pages"_s, u"108"_s}, {u"author"_s, u"1"_s}});
    QCOMPARE(saved.status(), 302);
    const QString page = text(client.get("/admin/lib/book/8/history/"));
    QVERIFY(page.contains(u"Changed Title"_s));
    QVERIFY(page.contains(u">ada<"_s));
}

void TestWebAdmin::action_deleteSelected_asksThenDeletes()
{
    Client client = loggedIn(u"ada"_s);
    client.get("/admin/lib/book/");
    QueryDict form{{u"action"_s, u"delete_selected"_s},
                   {u"_selected_action"_s, u"11"_s},
                   {u"index"_s, u"0"_s}};
    form.append(u"_selected_action"_s, u"12"_s);
    const Response asked = client.post("/admin/lib/book/", form);
    QCOMPARE(asked.status(), 200);
    QVERIFY(text(asked).contains(u"Volume 11"_s));
    QCOMPARE(client.get("/admin/lib/book/11/change/").status(), 200);
    form.set(u"post"_s, u"yes"_s);
    QCOMPARE(client.post("/admin/lib/book/", form).status(), 302);
    QCOMPARE(client.get("/admin/lib/book/11/change/").status(), 302);
    QCOMPARE(client.get("/admin/lib/book/12/change/").status(), 302);
}

void TestWebAdmin::forms_withoutTheMiddleware_areChecked()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(m_folder.filePath(u"db.sqlite3"_s), folder.filePath(u"db.sqlite3"_s)));
    QFile settings(folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[site]\nallowed_hosts = [\"*\"]\n[database]\nurl = \"db.sqlite3\"\n"
                   "[plugins]\ninstalled = []\n[middleware]\ninstalled = [\"session\", "
                   "\"authentication\", \"messages\"]\n");
    settings.close();
    Result<std::unique_ptr<Application>> application = Testing::openWebProject(folder.path());
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    Client client((*application)->handler(), (*application)->requestSettings());
    client.get("/admin/login/");
    const QueryDict person{{u"username"_s, u"ada"_s}, {u"password"_s, u"analytical"_s}};
    client.setAddsCsrfToken(false);
    QCOMPARE(client.post("/admin/login/", person).status(), 403);
    client.setAddsCsrfToken(true);
    QCOMPARE(client.post("/admin/login/", person).status(), 302);
    client.get("/admin/lib/book/5/change/");
    client.setAddsCsrfToken(false);
    QCOMPARE(client.post("/admin/lib/book/5/delete/", {{u"post"_s, u"yes"_s}}).status(), 403);
    client.setAddsCsrfToken(true);
    QCOMPARE(client.get("/admin/lib/book/5/change/").status(), 200);
}

void TestWebAdmin::unknown_withoutSlash_redirects()
{
    const Response response = loggedIn(u"ada"_s).get("/admin/lib/book");
    QCOMPARE(response.status(), 301);
    QCOMPARE(response.header("Location"), QByteArray("/admin/lib/book/"));
}

void TestWebAdmin::unknown_page_isNotFound()
{
    QCOMPARE(loggedIn(u"ada"_s).get("/admin/nothing/here/").status(), 404);
    Client anonymous(m_application->handler(), m_application->requestSettings());
    QCOMPARE(anonymous.get("/admin/nothing/here/").status(), 302);
}

void TestWebAdmin::pages_anyUrl_haveNoInlineScriptOrStyle()
{
    Client client = loggedIn(u"ada"_s);
    static const QRegularExpression inlined(
            u"<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:"_s);
    for (const QByteArray &url :
         {QByteArray("/admin/"), QByteArray("/admin/lib/"), QByteArray("/admin/lib/book/"),
          QByteArray("/admin/lib/book/3/change/"), QByteArray("/admin/auth/user/1/change/"),
          QByteArray("/admin/lib/book/3/delete/"), QByteArray("/admin/lib/book/3/history/"),
          QByteArray("/admin/password_change/")}) {
        const Response response = client.get(url);
        QVERIFY2(response.status() == 200, url + " " + QByteArray::number(response.status()));
        const QRegularExpressionMatch match = inlined.match(text(response));
        QVERIFY2(!match.hasMatch(), url + ": " + match.captured().toUtf8());
    }
}

QTEST_GUILESS_MAIN(TestWebAdmin)
#include "tst_webadmin.moc"
