// SPDX-License-Identifier: GPL-3.0-or-later
// A project on a database made by real Django, served by the real program; afterwards the real
// Django judges it.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString secretKey = u"quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"_s;
const QString program = QStringLiteral(QUINTETTE_BIN_DIR) + u"/quintette"_s;

struct Answer
{
    int status = 0;
    QByteArray body;
    QString location;
};

class Browser
{
public:
    explicit Browser(const QUrl &site) : m_site(site) { }

    Answer get(const QString &path) { return wait(m_network.get(request(path))); }
    Answer post(const QString &path, QUrlQuery form)
    {
        form.addQueryItem(u"csrfmiddlewaretoken"_s, cookie("csrftoken"));
        QNetworkRequest asked = request(path);
        asked.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
        return wait(m_network.post(asked, form.toString(QUrl::FullyEncoded).toUtf8()));
    }
    Answer logIn(const QString &user, const QString &password)
    {
        get(u"/admin/login/"_s);
        return post(u"/admin/login/"_s,
                    {{u"username"_s, user}, {u"password"_s, password}, {u"next"_s, u"/admin/"_s}});
    }
    QString cookie(const QByteArray &name)
    {
        const QList<QNetworkCookie> cookies = m_network.cookieJar()->cookiesForUrl(m_site);
        for (const QNetworkCookie &cookie : cookies) {
            if (cookie.name() == name)
                return QString::fromLatin1(cookie.value());
        }
        return {};
    }

private:
    QNetworkRequest request(const QString &path) const
    {
        QNetworkRequest asked(m_site.resolved(QUrl(path)));
        asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                           QNetworkRequest::ManualRedirectPolicy);
        return asked;
    }
    static Answer wait(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owned(reply);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 20'000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->readAll(), QString::fromLatin1(reply->rawHeader("Location"))};
    }

    QUrl m_site;
    QNetworkAccessManager m_network;
};

} // namespace

class TestSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void publicPages_answerAsDjangoWould_data();
    void publicPages_answerAsDjangoWould();
    void users_enterByTheirRights_data();
    void users_enterByTheirRights();
    void userAddedHere_isAcceptedByDjango();
    void flatPageChangedHere_isInDjangosLog();
    void sessionMadeByDjango_isAcceptedHere();
    void formWithoutToken_isRefusedAndWritesNothing();
    void djangoFindsNothingToDo();
    void brokenDatabases_giveOneClearMessage_data();
    void brokenDatabases_giveOneClearMessage();

private:
    QJsonObject judge(const QStringList &question) const;

    QTemporaryDir m_folder;
    QString m_database;
    QProcess m_server;
    QUrl m_site;
};

void TestSite::initTestCase()
{
    m_database = m_folder.filePath(u"db.sqlite3"_s);
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_DATA) + u"/django-site.sqlite3"_s,
                        m_database));
    QFile::setPermissions(m_database, QFile::ReadOwner | QFile::WriteOwner);
    const QString project = m_folder.filePath(u"site"_s);
    QProcess start;
    start.start(program,
                {u"startproject"_s, project, u"--from-database"_s, m_database, u"--secret-key"_s,
                 secretKey});
    QVERIFY(start.waitForFinished());
    QVERIFY2(start.exitCode() == 0, start.readAllStandardError());
    m_server.start(program, {u"-C"_s, project, u"runserver"_s, u"127.0.0.1:0"_s});
    QVERIFY(m_server.waitForReadyRead());
    m_site = QUrl(QString::fromUtf8(m_server.readLine()).trimmed());
    QVERIFY2(m_site.port() > 0, qPrintable(m_site.toString()));
}

void TestSite::cleanupTestCase()
{
    m_server.terminate();
    QVERIFY(m_server.waitForFinished());
    QCOMPARE(m_server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_server.exitCode(), 0);
}

QJsonObject TestSite::judge(const QStringList &question) const
{
    QProcess django;
    django.start(
            u"/usr/bin/python3"_s,
            QStringList{QStringLiteral(QUINTETTE_SOURCE_DIR) + u"/tests/system/django_judge.py"_s,
                        m_database, secretKey}
                    + question);
    django.waitForFinished(60'000);
    const QByteArray last = django.readAllStandardOutput().trimmed().split('\n').constLast();
    if (django.exitCode() != 0)
        qWarning() << django.readAllStandardError();
    return QJsonDocument::fromJson(last).object();
}

void TestSite::publicPages_answerAsDjangoWould_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("location");
    QTest::newRow("flat page") << u"/"_s << 200 << QString();
    QTest::newRow("not ASCII") << u"/über-uns/"_s << 200 << QString();
    QTest::newRow("registration required")
            << u"/files/"_s << 302 << u"/admin/login/?next=/files/"_s;
    QTest::newRow("redirect") << u"/old-home/"_s << 301 << u"/"_s;
    QTest::newRow("gone") << u"/gone/"_s << 410 << QString();
    QTest::newRow("redirect by query") << u"/moved?page=2"_s << 301 << u"/topics/"_s;
    QTest::newRow("elsewhere") << u"/external/"_s << 301 << u"https://www.example.org/x?y=1"_s;
    QTest::newRow("nothing there") << u"/nothing/"_s << 404 << QString();
    QTest::newRow("site map") << u"/sitemap.xml"_s << 200 << QString();
}

void TestSite::publicPages_answerAsDjangoWould()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QString, location);
    Browser browser(m_site);
    const Answer answer = browser.get(path);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.location, location);
}

void TestSite::users_enterByTheirRights_data()
{
    QTest::addColumn<bool>("enters");
    QTest::addColumn<QByteArrayList>("sees");
    QTest::addColumn<QByteArrayList>("seesNot");
    const QByteArray articles = "/admin/news/article/", users = "/admin/auth/user/",
                     pages = "/admin/flatpages/flatpage/";
    QTest::newRow("admin") << true << QByteArrayList{articles, users, pages} << QByteArrayList{};
    QTest::newRow("editor") << true << QByteArrayList{articles} << QByteArrayList{users, pages};
    QTest::newRow("reviewer") << true << QByteArrayList{articles, pages} << QByteArrayList{users};
    QTest::newRow("webmaster") << true << QByteArrayList{pages} << QByteArrayList{users, articles};
    QTest::newRow("legacy") << true << QByteArrayList{articles} << QByteArrayList{users, pages};
    QTest::newRow("reader") << false << QByteArrayList{} << QByteArrayList{articles};
    QTest::newRow("disabled") << false << QByteArrayList{} << QByteArrayList{articles};
    QTest::newRow("nopassword") << false << QByteArrayList{} << QByteArrayList{articles};
}

void TestSite::users_enterByTheirRights()
{
    QFETCH(bool, enters);
    QFETCH(QByteArrayList, sees);
    QFETCH(QByteArrayList, seesNot);
    const QString user = QString::fromLatin1(QTest::currentDataTag());
    Browser browser(m_site);
    QCOMPARE(browser.logIn(user, user + u"-pass-1"_s).status, enters ? 302 : 200);
    const Answer index = browser.get(u"/admin/"_s);
    QCOMPARE(index.status, enters ? 200 : 302);
    for (const QByteArray &link : sees)
        QVERIFY2(index.body.contains(link), link);
    for (const QByteArray &link : seesNot) {
        QVERIFY2(!index.body.contains(link), link);
        QVERIFY(browser.get(QString::fromLatin1(link)).status != 200);
    }
}

void TestSite::userAddedHere_isAcceptedByDjango()
{
    Browser browser(m_site);
    browser.logIn(u"admin"_s, u"admin-pass-1"_s);
    const Answer bad = browser.post(u"/admin/auth/user/add/"_s,
                                    {{u"username"_s, u"karla"_s},
                                     {u"password1"_s, u"Gans-Wolke-42"_s},
                                     {u"password2"_s, u"Gans-Wolke-43"_s}});
    QCOMPARE(bad.status, 200);
    QVERIFY(judge({u"authenticate"_s, u"karla"_s, u"Gans-Wolke-43"_s}).value(u"user"_s).isNull());
    const Answer good = browser.post(u"/admin/auth/user/add/"_s,
                                     {{u"username"_s, u"karla"_s},
                                      {u"password1"_s, u"Gans-Wolke-42"_s},
                                      {u"password2"_s, u"Gans-Wolke-42"_s}});
    QCOMPARE(good.status, 302);
    QCOMPARE(judge({u"authenticate"_s, u"karla"_s, u"Gans-Wolke-42"_s}).value(u"user"_s).toString(),
             u"karla"_s);
    QCOMPARE(judge({u"session"_s, browser.cookie("sessionid")}).value(u"user"_s).toString(),
             u"admin"_s);
}

void TestSite::flatPageChangedHere_isInDjangosLog()
{
    Browser browser(m_site);
    browser.logIn(u"webmaster"_s, u"webmaster-pass-1"_s);
    const Answer added = browser.post(u"/admin/flatpages/flatpage/add/"_s,
                                      {{u"url"_s, u"/neu/"_s},
                                       {u"title"_s, u"Neu"_s},
                                       {u"content"_s, u"<p>x</p>"_s},
                                       {u"sites"_s, u"1"_s},
                                       {u"template_name"_s, QString()}});
    QCOMPARE(added.status, 302);
    QVERIFY(browser.get(u"/neu/"_s).body.contains("<p>x</p>"));
    const QByteArray log = QJsonDocument(judge({u"log"_s, u"webmaster"_s})).toJson();
    QVERIFY2(log.contains("/neu/ -- Neu") && log.contains("Added."), log);
}

void TestSite::sessionMadeByDjango_isAcceptedHere()
{
    const QString key = judge({u"login"_s, u"editor"_s}).value(u"session"_s).toString();
    QVERIFY(!key.isEmpty());
    QNetworkAccessManager network;
    QNetworkRequest asked(m_site.resolved(QUrl(u"/admin/"_s)));
    asked.setRawHeader("Cookie", "sessionid=" + key.toLatin1());
    const std::unique_ptr<QNetworkReply> reply(network.get(asked));
    QVERIFY(QTest::qWaitFor([&reply] { return reply->isFinished(); }));
    QVERIFY(reply->readAll().contains("/admin/news/article/"));
}

void TestSite::formWithoutToken_isRefusedAndWritesNothing()
{
    QNetworkAccessManager network;
    QNetworkRequest asked(m_site.resolved(QUrl(u"/admin/login/"_s)));
    asked.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
    const std::unique_ptr<QNetworkReply> reply(
            network.post(asked, "username=admin&password=admin-pass-1"));
    QVERIFY(QTest::qWaitFor([&reply] { return reply->isFinished(); }));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 403);
}

void TestSite::djangoFindsNothingToDo()
{
    QVERIFY(judge({u"check"_s}).value(u"content"_s).toBool());
}

void TestSite::brokenDatabases_giveOneClearMessage_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("no database") << QByteArray(
            "this is a text, not a database, whatever its name says");
}

void TestSite::brokenDatabases_giveOneClearMessage()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.filePath(u"broken.sqlite3"_s);
    QFile::remove(path);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QProcess start;
    start.start(program,
                {u"startproject"_s, m_folder.filePath(u"broken"_s), u"--from-database"_s, path});
    QVERIFY(start.waitForFinished());
    QCOMPARE(start.exitCode(), 1);
    const QByteArray message = start.readAllStandardError();
    QVERIFY2(message.contains("broken.sqlite3"), message);
    QCOMPARE(message.count('\n'), 1);
    QVERIFY(!QFile::exists(m_folder.filePath(u"broken/quintette.toml"_s)));
}

QTEST_GUILESS_MAIN(TestSite)
#include "tst_site.moc"
