// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/http/cookie.h"
#include "core/http/headervalue.h"
#include "core/http/httpdate.h"

#include <QTest>
#include <QTimeZone>

using namespace Quintette;

class TestHeaderValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void httpDate_readsAllThreeForms_data();
    void httpDate_readsAllThreeForms();
    void cookies_areReadAsBrowsersSendThem_data();
    void cookies_areReadAsBrowsersSendThem();
    void cookie_isWrittenWithItsAttributes();
    void cookie_valueOfAnyKind_roundTrips();
    void parameters_areUnquotedAndDecoded();
    void preferredType_takesTheMostExact();
};

void TestHeaderValue::httpDate_readsAllThreeForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("RFC 9110") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << true;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << true;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << true;
    QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET") << false;
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << false;
    QTest::newRow("nonsense") << QByteArray("x") << false;
    QTest::newRow("long") << QByteArray(100'000, ' ') << false;
}

void TestHeaderValue::httpDate_readsAllThreeForms()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    const auto date = parseHttpDate(text);
    QCOMPARE(date.has_value(), isGood);
    if (date)
        QCOMPARE(formatHttpDate(*date), "Sun, 06 Nov 1994 08:49:37 GMT");
}

void TestHeaderValue::cookies_areReadAsBrowsersSendThem_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QByteArray("a=1; b=2") << u"b"_s << u"2"_s;
    QTest::newRow("equals in value") << QByteArray("a=x=y==") << u"a"_s << u"x=y=="_s;
    QTest::newRow("quoted") << QByteArray(R"(a="x\054 \"y\073")") << u"a"_s << u"x, \"y;"_s;
    QTest::newRow("spaces") << QByteArray("  a = b c ;x") << u"a"_s << u"b c"_s;
    QTest::newRow("no name") << QByteArray("value; a=1") << u""_s << u"value"_s;
    QTest::newRow("last wins") << QByteArray("a=1; a=2") << u"a"_s << u"2"_s;
    QTest::newRow("broken escape") << QByteArray(R"(a="\9";b=\)") << u"a"_s << u"9"_s;
    QTest::newRow("empty") << QByteArray() << u"a"_s << QString();
}

void TestHeaderValue::cookies_areReadAsBrowsersSendThem()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QCOMPARE(parseCookies(header).value(name), value);
}

void TestHeaderValue::cookie_isWrittenWithItsAttributes()
{
    const Cookie cookie{.name = u"sessionid"_s,
                        .value = u"abc"_s,
                        .expires = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC),
                        .domain = u"example.com"_s,
                        .secure = true,
                        .httpOnly = true,
                        .sameSite = u"Lax"_s};
    QCOMPARE(cookie.toHeader(),
             "sessionid=abc; expires=Wed, 02 Jan 2030 03:04:05 GMT; Domain=example.com; Path=/; "
             "Secure; HttpOnly; "
             "SameSite=Lax");
    const Cookie bad{.name = u"a b"_s};
    QVERIFY_THROWS_EXCEPTION(ValueError, bad.toHeader());
}

void TestHeaderValue::cookie_valueOfAnyKind_roundTrips()
{
    for (const QString &value :
         {u"plain"_s, u"a b"_s, u"x;y,z"_s, u"\"quoted\" \\"_s, u"Zoë"_s, u"line\nbreak"_s}) {
        const QByteArray header = Cookie{.name = u"c"_s, .value = value, .path = {}}.toHeader();
        QVERIFY(!header.contains('\n'));
        QCOMPARE(parseCookies(header).value(u"c"_s), value);
    }
}

void TestHeaderValue::parameters_areUnquotedAndDecoded()
{
    const ParameterizedValue value = parseParameters(
            R"(Form-Data; name="a;b\"c"; FILENAME=x.txt; filename*=UTF-8''%e2%82%ac; broken; =x; path="C:\d\e")");
    QCOMPARE(value.value, "form-data");
    QCOMPARE(value.parameters.value("name"), u"a;b\"c"_s);
    QCOMPARE(value.parameters.value("filename"), u"€"_s);
    QCOMPARE(value.parameters.value("path"), u"C:\\d\\e"_s);
}

void TestHeaderValue::preferredType_takesTheMostExact()
{
    const QByteArrayList offered = {"text/html", "application/json"};
    QCOMPARE(preferredType({}, offered), "text/html");
    QCOMPARE(preferredType("application/json", offered), "application/json");
    QCOMPARE(preferredType("*/*;q=0.1, application/*", offered), "application/json");
    QCOMPARE(preferredType("text/html;q=0, */*", offered), "application/json");
    QCOMPARE(preferredType("image/png", offered), "");
    QCOMPARE(qualityOf("gzip;q=0.5, *;q=0", "gzip"), 0.5);
    QCOMPARE(qualityOf("identity", "gzip"), 0.0);
}

QTEST_GUILESS_MAIN(TestHeaderValue)
#include "tst_headervalue.moc"
