// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/value.h"

#include <QTest>

using namespace Quintette;

class TestValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toString_ofPlainValues_isPythons_data();
    void toString_ofPlainValues_isPythons();
    void equality_acrossNumberTypes_isByValue();
    void decimal_roundsHalfEven_data();
    void decimal_roundsHalfEven();
    void dateTime_keepsMicroseconds();
    void duration_readsDjangoAndIso();
    void json_keepsOrderAndNumberKinds();
    void json_ofBadInput_namesThePlace();
};

void TestValue::toString_ofPlainValues_isPythons_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << u"null"_s << u"None"_s;
    QTest::newRow("true") << u"true"_s << u"True"_s;
    QTest::newRow("int") << u"-7"_s << u"-7"_s;
    QTest::newRow("big") << u"100000000000000000000"_s << u"100000000000000000000"_s;
    QTest::newRow("float whole") << u"1.0"_s << u"1.0"_s;
    QTest::newRow("float large") << u"1e16"_s << u"1e+16"_s;
    QTest::newRow("float small") << u"0.00001"_s << u"1e-05"_s;
    QTest::newRow("float") << u"0.1"_s << u"0.1"_s;
    QTest::newRow("list") << u"[1, \"it's\", null]"_s << u"[1, \"it's\", None]"_s;
    QTest::newRow("dict") << u"{\"b\": 1, \"a\": [true]}"_s << u"{'b': 1, 'a': [True]}"_s;
}

void TestValue::toString_ofPlainValues_isPythons()
{
    QFETCH(QString, json);
    QFETCH(QString, expected);
    const Result<Value> value = Json::parse(json.toUtf8());
    QVERIFY2(value, value ? "" : qPrintable(value.error()));
    QCOMPARE(value->toString(), expected);
}

void TestValue::equality_acrossNumberTypes_isByValue()
{
    QVERIFY(Value(1) == Value(1.0));
    QVERIFY(Value(true) == Value(1));
    QVERIFY(Value(*Decimal::fromString(u"1.00")) == Value(1));
    QVERIFY(!(Value(u"1"_s) == Value(1)));
    QVERIFY(Value::safe(u"a"_s) == Value(u"a"_s));
    QCOMPARE(Value::compare(u"a"_s, 1), std::nullopt);
}

void TestValue::decimal_roundsHalfEven_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("expected");
    QTest::newRow("down to even") << u"0.125"_s << 2 << u"0.12"_s;
    QTest::newRow("up to even") << u"0.135"_s << 2 << u"0.14"_s;
    QTest::newRow("carry") << u"9.995"_s << 2 << u"10.00"_s;
    QTest::newRow("padding") << u"3"_s << 2 << u"3.00"_s;
    QTest::newRow("far below") << u"0.0001"_s << 2 << u"0.00"_s;
}

void TestValue::decimal_roundsHalfEven()
{
    QFETCH(QString, input);
    QFETCH(int, places);
    QFETCH(QString, expected);
    QCOMPARE(Decimal::fromString(input)->quantize(-places).toString(), expected);
}

void TestValue::dateTime_keepsMicroseconds()
{
    const auto value = DateTime::fromString(u"2024-03-05 14:07:09.123456+02:00");
    QVERIFY(value);
    QCOMPARE(value->toString(), u"2024-03-05T14:07:09.123456+02:00"_s);
    QCOMPARE(value->toUtc().toString(u' '), u"2024-03-05 12:07:09.123456+00:00"_s);
    QVERIFY(!DateTime::fromString(u"2024-02-30 10:00"));
}

void TestValue::duration_readsDjangoAndIso()
{
    QCOMPARE(Duration::fromString(u"1 02:03:04.5")->microseconds(), 93'784'500'000);
    QCOMPARE(Duration::fromString(u"P1DT02H03M04.5S")->microseconds(), 93'784'500'000);
    QCOMPARE(Duration(93'784'500'000).toString(), u"1 day, 2:03:04.500000"_s);
}

void TestValue::json_keepsOrderAndNumberKinds()
{
    const QByteArray text = R"({"z": 1, "a": 1.0, "m": [1e3, "\u00e9"]})";
    const Result<Value> value = Json::parse(text);
    QVERIFY(value);
    QCOMPARE(Json::serialize(*value, Json::Style::Python, true),
             R"({"z": 1, "a": 1.0, "m": [1000.0, "\u00e9"]})");
}

void TestValue::json_ofBadInput_namesThePlace()
{
    QCOMPARE(Json::parse("{\"a\":\n tru}").error(), u"JSON line 2 column 2: expected a value"_s);
    QVERIFY(!Json::parse(QByteArray(100'000, '[')));
    QVERIFY(!Json::parse("1 2"));
}

QTEST_GUILESS_MAIN(TestValue)
#include "tst_value.moc"
