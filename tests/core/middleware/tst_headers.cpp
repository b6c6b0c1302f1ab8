// SPDX-License-Identifier: GPL-3.0-or-later
// The middleware that looks at and changes headers; one site with all of them, in the order sites
// use.
#include "core/base/error.h"
#include "core/i18n/language.h"
#include "core/middleware/builtin.h"
#include "core/middleware/csp.h"
#include "core/middleware/gzip.h"
#include "core/middleware/locale.h"
#include "core/testing/client.h"

#include <QTest>

#include <zlib.h>

using namespace Quintette;

static const QString longText = u"Repeated text. "_s.repeated(100);

class TestHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void build_withAnUnknownName_listsTheKnown();
    void build_order_isOutermostFirst();
    void security_sendsItsHeaders();
    void security_redirectsToHttps();
    void common_appendsTheSlash_data();
    void common_appendsTheSlash();
    void common_refusesAForeignHost();
    void clickjacking_respectsTheView();
    void locale_choosesByCookieThenHeader_data();
    void locale_choosesByCookieThenHeader();
    void gzip_compressesWhereItPays_data();
    void gzip_compressesWhereItPays();
    void conditional_answers304_data();
    void conditional_answers304();
    void csp_sendsTheNonceOnlyWhenUsed();
    void csp_ofBadText_isRefused();
    void requestLog_keepsAPlainId();

private:
    static Handler site(const QStringList &names, const Settings &settings = {});
};

Handler TestHeaders::site(const QStringList &names, const Settings &settings)
{
    const auto resolver = std::make_shared<const UrlResolver>(UrlPatterns{
            path(u"page/"_s, [](Request &) { return Response::text(longText); }),
            path(u"short/"_s, [](Request &) { return Response::text(u"short"_s); }),
            path(u"framed/"_s, [](Request &) { return Response::text(u"x"_s); }, {},
                 {.frameExempt = true}),
            path(u"bare/"_s, [](Request &) { return Response::text(u"x"_s); }, {},
                 {.noAppendSlash = true}),
            path(u"script/"_s,
                 [](Request &request) {
                     return Response::html(QString::fromLatin1(cspNonce(request)));
                 }),
            path(u"language/"_s, [](Request &) { return Response::text(activeLanguage()); }),
    });
    MiddlewareRegistry registry;
    addBuiltinMiddleware(registry, settings, resolver);
    return attachMatch(resolver, registry.build(names, callMatchedView(resolver)));
}

void TestHeaders::build_withAnUnknownName_listsTheKnown()
{
    try {
        site({u"secruity"_s});
        QFAIL("nothing was thrown");
    } catch (const ImproperlyConfigured &error) {
        QVERIFY(error.message().contains(u"secruity"_s) && error.message().contains(u"security"_s));
    }
}

void TestHeaders::build_order_isOutermostFirst()
{
    MiddlewareRegistry registry;
    QStringList order;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        registry.add(name, [&order, name](const Handler &next) -> Handler {
            return [&order, name, next](Request &request) {
                order += name;
                Response response = next(request);
                order += name + QString::number(response.status());
                return response;
            };
        });
    }
    const Handler handler =
            registry.build({u"a"_s, u"b"_s}, [](Request &) -> Response { throw Http404(u"x"_s); });
    Request request;
    QCOMPARE(handler(request).status(), 404);
    QCOMPARE(order, (QStringList{u"a"_s, u"b"_s, u"b404"_s, u"a404"_s}));
}

void TestHeaders::security_sendsItsHeaders()
{
    Settings settings;
    settings.security.hstsSeconds = 60;
    settings.security.hstsIncludeSubdomains = true;
    Client client(site({u"security"_s}, settings));
    const Response plain = client.get("/page/");
    QCOMPARE(plain.header("X-Content-Type-Options"), "nosniff");
    QCOMPARE(plain.header("Referrer-Policy"), "same-origin");
    QCOMPARE(plain.header("Cross-Origin-Opener-Policy"), "same-origin");
    QVERIFY(!plain.headers().contains("Strict-Transport-Security"));
    client.setSecure(true);
    QCOMPARE(client.get("/page/").header("Strict-Transport-Security"),
             "max-age=60; includeSubDomains");
}

void TestHeaders::security_redirectsToHttps()
{
    Settings settings;
    settings.security.sslRedirect = true;
    settings.security.redirectExempt = QStringList{u"^short/"_s};
    Client client(site({u"security"_s}, settings));
    const Response response = client.get("/page/?a=1");
    QCOMPARE(response.status(), 301);
    QCOMPARE(response.header("Location"), "https://testserver/page/?a=1");
    QCOMPARE(client.get("/short/").status(), 200);
    settings.security.redirectExempt = QStringList{u"("_s};
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, site({}, settings));
}

void TestHeaders::common_appendsTheSlash_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("missing") << QByteArray("/page?x=1") << QByteArray("/page/?x=1");
    QTest::newRow("there") << QByteArray("/page/") << QByteArray();
    QTest::newRow("unknown") << QByteArray("/nothing") << QByteArray();
    QTest::newRow("told not to") << QByteArray("/bare") << QByteArray();
    QTest::newRow("foreign") << QByteArray("//page") << QByteArray();
}

void TestHeaders::common_appendsTheSlash()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, location);
    Client client(site({u"common"_s}));
    const Response response = client.get(target);
    QCOMPARE(response.header("Location"), location);
    QCOMPARE(response.status() == 301, !location.isEmpty());
    auto debug = std::make_shared<RequestSettings>();
    debug->debug = true;
    debug->allowedHosts = QStringList{u"*"_s};
    Client developer(site({u"common"_s}), debug);
    if (!location.isEmpty())
        QCOMPARE(developer.post(target, {}).status(), 500);
}

void TestHeaders::common_refusesAForeignHost()
{
    auto settings = std::make_shared<RequestSettings>();
    settings->allowedHosts = QStringList{u"example.com"_s};
    Client client(site({u"common"_s}), settings);
    QCOMPARE(client.get("/page/").status(), 400);
    client.setHeader("Host", "example.com");
    QCOMPARE(client.get("/page/").status(), 200);
}

void TestHeaders::clickjacking_respectsTheView()
{
    Client client(site({u"clickjacking"_s}));
    QCOMPARE(client.get("/page/").header("X-Frame-Options"), "DENY");
    QVERIFY(!client.get("/framed/").headers().contains("X-Frame-Options"));
}

void TestHeaders::locale_choosesByCookieThenHeader_data()
{
    QTest::addColumn<QString>("cookie");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("site's") << QString() << QByteArray() << QByteArray("en");
    QTest::newRow("header") << QString() << QByteArray("fr, de-AT;q=0.9, ar;q=0.8")
                            << QByteArray("de");
    QTest::newRow("cookie") << u"ar"_s << QByteArray("de") << QByteArray("ar");
    QTest::newRow("cookie not offered") << u"xx"_s << QByteArray("de") << QByteArray("de");
    QTest::newRow("nonsense") << u"../../etc"_s << QByteArray("<script>") << QByteArray("en");
}

void TestHeaders::locale_choosesByCookieThenHeader()
{
    QFETCH(QString, cookie);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, language);
    const QString before = activeLanguage();
    Client client(site({u"locale"_s}));
    if (!cookie.isEmpty())
        client.setCookie(u"django_language"_s, cookie);
    client.setHeader("Accept-Language", header);
    const Response response = client.get("/language/");
    QCOMPARE(response.body(), language);
    QCOMPARE(response.header("Content-Language"), language);
    QVERIFY(response.varies("Accept-Language"));
    QCOMPARE(client.lastRequest().attachment<RequestLanguage>()->code,
             QString::fromLatin1(language));
    QCOMPARE(activeLanguage(), before);
}

static QByteArray gunzip(const QByteArray &compressed)
{
    z_stream stream = {};
    inflateInit2(&stream, 15 + 16);
    QByteArray out(100'000, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(compressed.constData()));
    stream.avail_in = uInt(compressed.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    ::inflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return out;
}

void TestHeaders::gzip_compressesWhereItPays_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<bool>("isCompressed");
    QTest::newRow("usual") << QByteArray("/page/") << QByteArray("gzip, deflate, br") << true;
    QTest::newRow("not accepted") << QByteArray("/page/") << QByteArray("br") << false;
    QTest::newRow("refused") << QByteArray("/page/") << QByteArray("gzip;q=0, *") << false;
    QTest::newRow("any") << QByteArray("/page/") << QByteArray("*") << true;
    QTest::newRow("short") << QByteArray("/short/") << QByteArray("gzip") << false;
}

void TestHeaders::gzip_compressesWhereItPays()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, accepted);
    QFETCH(bool, isCompressed);
    Client client(site({u"gzip"_s}));
    client.setHeader("Accept-Encoding", accepted);
    const Response response = client.get(target);
    QCOMPARE(response.header("Content-Encoding"), isCompressed ? "gzip" : "");
    if (isCompressed) {
        QCOMPARE(QString::fromUtf8(gunzip(response.body())), longText);
        QSet<qsizetype> sizes;
        for (int i = 0; i < 30; ++i)
            sizes.insert(client.get(target).body().size());
        QVERIFY(sizes.size() > 3);
    }
    if (target == "/page/")
        QVERIFY(response.varies("Accept-Encoding"));
}

void TestHeaders::conditional_answers304_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    Client client(site({u"conditional_get"_s}));
    const QByteArray tag = client.get("/page/").header("ETag");
    QTest::newRow("same") << QByteArray("If-None-Match") << tag << 304;
    QTest::newRow("weak") << QByteArray("If-None-Match") << QByteArray("W/" + tag) << 304;
    QTest::newRow("list") << QByteArray("If-None-Match") << QByteArray("\"x\", " + tag) << 304;
    QTest::newRow("any") << QByteArray("If-None-Match") << QByteArray("*") << 304;
    QTest::newRow("other") << QByteArray("If-None-Match") << QByteArray("\"x\"") << 200;
    QTest::newRow("broken") << QByteArray("If-None-Match") << QByteArray("\"") << 200;
    QTest::newRow("match") << QByteArray("If-Match") << tag << 200;
    QTest::newRow("no match") << QByteArray("If-Match") << QByteArray("\"x\"") << 412;
}

void TestHeaders::conditional_answers304()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    Client client(site({u"conditional_get"_s}));
    client.setHeader(name, value);
    const Response response = client.get("/page/");
    QCOMPARE(response.status(), status);
    if (status == 304) {
        QVERIFY(response.body().isEmpty());
        QVERIFY(response.headers().contains("ETag"));
    }
}

void TestHeaders::csp_sendsTheNonceOnlyWhenUsed()
{
    Settings settings;
    settings.security.contentSecurityPolicy =
            u"default-src 'self'; script-src 'self' 'nonce'; upgrade-insecure-requests"_s;
    Client client(site({u"csp"_s}, settings));
    QCOMPARE(client.get("/page/").header("Content-Security-Policy"),
             "default-src 'self'; script-src 'self'; upgrade-insecure-requests");
    const Response script = client.get("/script/");
    QVERIFY(script.body().size() >= 20);
    QVERIFY(script.header("Content-Security-Policy")
                    .contains("script-src 'self' 'nonce-" + script.body() + "';"));
    QVERIFY(client.get("/script/").body() != script.body());
}

void TestHeaders::csp_ofBadText_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, ContentPolicy::parse(u"'self' default-src"_s));
    QVERIFY(ContentPolicy::parse(u" ; "_s).isEmpty());
}

void TestHeaders::requestLog_keepsAPlainId()
{
    Client client(site({u"request_log"_s}));
    client.setHeader("X-Request-ID", "abc-123");
    QCOMPARE(client.get("/page/").header("X-Request-ID"), "abc-123");
    client.setHeader("X-Request-ID", "abc 123<script>");
    const QByteArray made = client.get("/page/").header("X-Request-ID");
    QCOMPARE(made.size(), 16);
    QVERIFY(client.get("/page/").header("X-Request-ID") != made);
}

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
