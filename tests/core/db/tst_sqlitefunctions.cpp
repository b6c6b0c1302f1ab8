// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"
#include "core/db/databaseerror.h"

#include <QTest>

using namespace Quintette;

// Answers are those of Django's own functions.
class TestSqliteFunctions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void function_givesWhatDjangoGives_data();
    void function_givesWhatDjangoGives();
    void aggregate_givesWhatDjangoGives();
    void regexp_badPattern_isAnError();
    void repeat_hugeCount_isRefused();

private:
    Value one(const QString &sql)
    {
        Cursor cursor = connection.execute(sql);
        return cursor.next() ? cursor.value(0) : Value();
    }

    static DatabaseSettings memory()
    {
        DatabaseSettings settings;
        settings.name = u":memory:"_s;
        return settings;
    }

    Connection connection{u"default"_s, memory()};
};

void TestSqliteFunctions::function_givesWhatDjangoGives_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("repr");
    const auto row = [](const char *expression, const char *repr) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(repr);
    };
    row("django_date_extract('week_day', '2024-03-03')", "1");
    row("django_date_extract('iso_week_day', '2024-03-03')", "7");
    row("django_date_extract('iso_year', '2024-12-30')", "2025");
    row("django_date_extract('week', '2021-01-03')", "53");
    row("django_date_extract('quarter', '2024-05-03')", "2");
    row("django_date_extract('year', NULL)", "None");
    row("django_date_extract('year', 'nonsense')", "None");
    row("django_date_trunc('week', '2024-03-03', NULL, NULL)", "'2024-02-26'");
    row("django_date_trunc('quarter', '2024-06-03', NULL, NULL)", "'2024-04-01'");
    row("django_datetime_extract('hour', '2024-07-05 23:30:00', 'Europe/Berlin', 'UTC')", "1");
    row("django_datetime_extract('day', '2024-07-05 23:30:00.5', 'UTC+05:30', 'UTC')", "6");
    row("django_datetime_extract('hour', '2024-07-05 23:30:00', 'Etc/GMT+5', 'UTC')", "18");
    row("django_datetime_trunc('hour', '2024-07-05 23:30:00', 'Europe/Berlin', 'UTC')",
        "'2024-07-06 01:00:00'");
    row("django_datetime_trunc('month', '2024-06-30 23:30:00', 'Europe/Berlin', 'UTC')",
        "'2024-07-01 00:00:00'");
    row("django_datetime_cast_date('2024-06-30 23:30:00', 'Europe/Berlin', 'UTC')", "'2024-07-01'");
    row("django_datetime_cast_time('2024-06-30 23:30:00.000001', NULL, NULL)", "'23:30:00.000001'");
    row("django_time_extract('minute', '23:45:10')", "45");
    row("django_time_trunc('hour', '23:45:10', NULL, NULL)", "'23:00:00'");
    row("django_time_diff('10:00:00', '09:59:59.5')", "500000");
    row("django_timestamp_diff('2024-01-02 00:00:00', '2024-01-01 00:00:00.000001')",
        "86399999999");
    row("django_format_dtdelta('+', '2024-02-28 00:00:00', 172800000000)", "'2024-03-01 00:00:00'");
    row("django_format_dtdelta('-', '2024-03-01', 86400000000)", "'2024-02-29'");
    row("'Grüße' REGEXP '^\\w+$'", "1");
    row("'abc' REGEXP '(?i)B'", "1");
    row("'abc' REGEXP 'c\\Z'", "1");
    row("NULL REGEXP 'a'", "None");
    row("LPAD('é', 4, 'ab')", "'abaé'");
    row("LPAD('abcdef', 4, ' ')", "'abcd'");
    row("RPAD('ab', 5, 'xy')", "'abxyx'");
    row("RPAD('ab', 5, '')", "'ab'");
    row("REPEAT('ab', 3)", "'ababab'");
    row("REPEAT('ab', -1)", "''");
    row("REVERSE('a\U0001F600b')", "'b\U0001F600a'");
    row("MD5('abc')", "'900150983cd24fb0d6963f7d28e17f72'");
    row("SHA1('abc')", "'a9993e364706816aba3e25717850c26c9cd0d89d'");
    row("SIGN(-2.5)", "-1");
    row("BITXOR(6, 3)", "5");
    row("POWER(2, 10)", "1024");
    row("POWER(2, -1)", "0.5");
    row("CEILING(1.2)", "2");
    row("FLOOR(-1.2)", "-2");
    row("LOG(2, 8)", "3.0");
    row("MOD(-7, 3)", "-1.0");
    row("SQRT(-1)", "None");
    row("RAND() BETWEEN 0 AND 1", "1");
}

void TestSqliteFunctions::function_givesWhatDjangoGives()
{
    QFETCH(QString, expression);
    QFETCH(QString, repr);
    QCOMPARE(one(u"SELECT "_s + expression).toRepr(), repr);
}

void TestSqliteFunctions::aggregate_givesWhatDjangoGives()
{
    const QString from = u" FROM (SELECT 2 AS x UNION ALL SELECT 4 UNION ALL SELECT 9)"_s;
    QCOMPARE(one(u"SELECT VAR_POP(x)"_s + from).toDouble().value_or(0), 26.0 / 3);
    QCOMPARE(one(u"SELECT VAR_SAMP(x)"_s + from).toDouble().value_or(0), 13.0);
    QCOMPARE(one(u"SELECT STDDEV_SAMP(x)"_s + from).toDouble().value_or(0), std::sqrt(13.0));
    QCOMPARE(one(u"SELECT ANY_VALUE(x)"_s + from), Value(2));
    QVERIFY_THROWS_EXCEPTION(DatabaseError, one(u"SELECT STDDEV_POP(x) FROM (SELECT NULL AS x)"_s));
    QVERIFY_THROWS_EXCEPTION(DatabaseError, one(u"SELECT VAR_SAMP(x) FROM (SELECT 1 AS x)"_s));
    QVERIFY(one(u"SELECT ANY_VALUE(x) FROM (SELECT 1 AS x) WHERE x > 1"_s).isNone());
}

void TestSqliteFunctions::regexp_badPattern_isAnError()
{
    QVERIFY_THROWS_EXCEPTION(DatabaseError, one(u"SELECT 'a' REGEXP '('"_s));
}

void TestSqliteFunctions::repeat_hugeCount_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(DataError, one(u"SELECT REPEAT('ab', 9223372036854775807)"_s));
    QVERIFY_THROWS_EXCEPTION(DataError, one(u"SELECT LPAD('ab', 9000000000, 'x')"_s));
}

QTEST_GUILESS_MAIN(TestSqliteFunctions)
#include "tst_sqlitefunctions.moc"
