// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/global.h"
#include "tests/system/servedproject.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Quintette;

/// The demonstration below a path of its host, by the real program: whoever follows the links of
/// any page stays below that path. Django: FORCE_SCRIPT_NAME.
class TestScriptName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void links_stayBelowThePrefix();
    void page_answersBelowThePrefixAndWithoutIt_data();
    void page_answersBelowThePrefixAndWithoutIt();
    void redirects_leadBelowThePrefix_data();
    void redirects_leadBelowThePrefix();
    void loginAndLogout_leadBelowThePrefix();

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QString location;
        bool isHtml = false;
    };
    Answer get(const QString &path) { return finish(m_network.get(request(path))); }
    Answer post(const QString &path, QUrlQuery form);
    QNetworkRequest request(const QString &path) const;
    Answer finish(QNetworkReply *reply) const;

    ServedProject m_project;
    QNetworkAccessManager m_network;
    QString m_password;
};

QNetworkRequest TestScriptName::request(const QString &path) const
{
    QNetworkRequest request(QUrl(m_project.address() + path));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    return request;
}

TestScriptName::Answer TestScriptName::finish(QNetworkReply *reply) const
{
    while (!reply->isFinished())
        QTest::qWait(1);
    reply->deleteLater();
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .location = QString::fromUtf8(reply->rawHeader("Location")),
            .isHtml = reply->rawHeader("Content-Type").startsWith("text/html")};
}

TestScriptName::Answer TestScriptName::post(const QString &path, QUrlQuery form)
{
    const QList<QNetworkCookie> cookies =
            m_network.cookieJar()->cookiesForUrl(QUrl(m_project.address() + path));
    for (const QNetworkCookie &cookie : cookies) {
        if (cookie.name() == "csrftoken")
            form.addQueryItem(u"csrfmiddlewaretoken"_s, QString::fromLatin1(cookie.value()));
    }
    QNetworkRequest asked = request(path);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
    return finish(m_network.post(asked, form.toString(QUrl::FullyEncoded).toUtf8()));
}

void TestScriptName::initTestCase()
{
    qputenv("QUINTETTE_URLS_PREFIX", "/intranet/");
    qputenv("QUINTETTE_URLS_HOME", "admin:index");
    QByteArray output;
    QVERIFY2(m_project.command({u"startproject"_s, m_project.folder(), u"--demo"_s}, &output),
             output);
    QFile login(m_project.folder() + u"/demo-login.txt"_s);
    QVERIFY(login.open(QIODevice::ReadOnly));
    m_password =
            QString::fromUtf8(login.readAll()).section(u"password: "_s, 1).section(u'\n', 0, 0);
    QProcess shell;
    shell.start(u"sqlite3"_s,
                {m_project.folder() + u"/db.sqlite3"_s,
                 u"DELETE FROM django_flatpage_sites WHERE flatpage_id IN "
                 "(SELECT id FROM django_flatpage WHERE url = '/')"_s});
    QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
    QVERIFY(m_project.serve());

    QCOMPARE(get(u"/intranet/admin/login/"_s).status, 200);
    const Answer entered = post(u"/intranet/admin/login/"_s,
                                {{u"username"_s, u"admin"_s}, {u"password"_s, m_password}});
    QCOMPARE(entered.status, 302);
    QCOMPARE(entered.location, u"/intranet/admin/"_s);
}

/// Addresses on this host that a page names, without their fragments.
static QStringList addressesIn(const QByteArray &page)
{
    static const QRegularExpression attribute(u"(?:href|src|action|data-[a-z-]*)=\"(/[^\"#]*)"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : attribute.globalMatch(QString::fromUtf8(page)))
        found += match.captured(1).replace(u"&amp;"_s, u"&"_s);
    return found;
}

void TestScriptName::links_stayBelowThePrefix()
{
    constexpr qsizetype most = 150;
    QStringList known{u"/intranet/admin/"_s, u"/intranet/about/"_s};
    for (qsizetype i = 0; i < std::min(known.size(), most); ++i) {
        const QString path = known[i];
        const Answer answer = get(path);
        QVERIFY2(answer.status == 200 || (answer.status == 302 && answer.body.isEmpty())
                         || answer.status == 405,
                 qPrintable(u"%1 answers %2"_s.arg(path).arg(answer.status)));
        QVERIFY2(answer.location.isEmpty() || answer.location.startsWith(u"/intranet/"),
                 qPrintable(path + u" leads to "_s + answer.location));
        if (!answer.isHtml)
            continue;
        for (const QString &address : addressesIn(answer.body)) {
            QVERIFY2(address.startsWith(u"/intranet/"), qPrintable(path + u" names "_s + address));
            if (!known.contains(address))
                known += address;
        }
    }
    QVERIFY(known.size() > 50);
    QVERIFY(known.filter(u"/intranet/static/"_s).size() > 3);
}

void TestScriptName::page_answersBelowThePrefixAndWithoutIt_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("flat page") << u"/about/"_s << QByteArray("<h1");
    QTest::newRow("list") << u"/admin/auth/user/"_s << QByteArray("/intranet/admin/auth/user/add/");
    QTest::newRow("view site") << u"/admin/"_s << QByteArray("href=\"/intranet/\"");
    QTest::newRow("style sheet") << u"/static/admin/css/base.css"_s << QByteArray("{");
    QTest::newRow("view on site") << u"/admin/flatpages/flatpage/1/change/"_s
                                  << QByteArray("/intranet/admin/r/");
    QTest::newRow("site map") << u"/sitemap.xml"_s << QByteArray("/intranet/about/</loc>");
}

void TestScriptName::page_answersBelowThePrefixAndWithoutIt()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    for (const QString &address : {u"/intranet"_s + path, path}) {
        const Answer answer = get(address);
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains(expected), answer.body.left(2000));
    }
    QCOMPARE(get(u"/intranets"_s + path).status, 404);
}

void TestScriptName::redirects_leadBelowThePrefix_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("location");
    QTest::newRow("slash") << u"/intranet/admin/auth/user?q=a"_s
                           << u"/intranet/admin/auth/user/?q=a"_s;
    QTest::newRow("slash of a flat page") << u"/intranet/about"_s << u"/intranet/about/"_s;
    QTest::newRow("object") << u"/intranet/admin/auth/user/1/"_s
                            << u"/intranet/admin/auth/user/1/change/"_s;
    QTest::newRow("home") << u"/intranet"_s << u"/intranet/admin/"_s;
    QTest::newRow("home with a slash") << u"/intranet/"_s << u"/intranet/admin/"_s;
}

void TestScriptName::redirects_leadBelowThePrefix()
{
    QFETCH(QString, path);
    QFETCH(QString, location);
    const Answer answer = get(path);
    QVERIFY2(answer.status == 301 || answer.status == 302, QByteArray::number(answer.status));
    QCOMPARE(answer.location, location);
}

void TestScriptName::loginAndLogout_leadBelowThePrefix()
{
    const Answer left = post(u"/intranet/admin/logout/"_s, {});
    QCOMPARE(left.status, 302);
    QCOMPARE(left.location, u"/intranet/admin/login/"_s);
    const Answer asked = get(u"/intranet/admin/auth/user/?q=a"_s);
    QCOMPARE(asked.status, 302);
    QCOMPARE(asked.location, u"/intranet/admin/login/?next=/intranet/admin/auth/user/%3Fq%3Da"_s);
    const Answer entered = post(u"/intranet/admin/login/"_s,
                                {{u"username"_s, u"admin"_s},
                                 {u"password"_s, m_password},
                                 {u"next"_s, u"/intranet/admin/auth/user/?q=a"_s}});
    QCOMPARE(entered.location, u"/intranet/admin/auth/user/?q=a"_s);
}

QTEST_GUILESS_MAIN(TestScriptName)
#include "tst_scriptname.moc"
