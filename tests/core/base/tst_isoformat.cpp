// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/isoformat.h"

#include <QTest>

using namespace Quintette;

class TestIsoFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoDateTime_readsWhatPythonReads_data();
    void isoDateTime_readsWhatPythonReads();
    void isoDate_refusesWhatIsNoDate_data();
    void isoDate_refusesWhatIsNoDate();
    void isoTime_leavesOutTheZone();
};

void TestIsoFormat::isoDateTime_readsWhatPythonReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(expected);
    };
    row("20220613T051559", "2022-06-13T05:15:59");
    row("2022-06-13x05", "2022-06-13T05:00:00");
    row("2022-W24-1T05:15", "2022-06-13T05:15:00");
    row("2022W241T0515", "2022-06-13T05:15:00");
    row("2022-W24", "2022-06-13T00:00:00");
    row("2022-06-13", "2022-06-13T00:00:00");
    row("2022-06-13 05:15:59,5Z", "2022-06-13T05:15:59.500000+00:00");
    row("2022-06-13 05:15:59.1234567-0530", "2022-06-13T05:15:59.123456-05:30");
    row("2022-06-13T", "");
    row("2022-06-13T05:1", "");
    row("2022-06-13T05:1559", "");
    row("2022-06-13T24:00", "");
    row("2022-W54-1", "");
    row("2021-W53-1", "");
    row("2022", "");
    row("2022-06-13 05:15:59 +02:00", "");
}

void TestIsoFormat::isoDateTime_readsWhatPythonReads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const std::optional<DateTime> read = isoDateTime(text);
    QCOMPARE(read ? read->toString() : QString(), expected);
}

void TestIsoFormat::isoDate_refusesWhatIsNoDate_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "2020-060", "20200230", "2020-02-3", "0000-01-01", "2020W1",
                             "2020-W001", "2020-W01-8", "2020-W01-", "2020-W1-01", "abcd-ef-gh"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestIsoFormat::isoDate_refusesWhatIsNoDate()
{
    QFETCH(QString, text);
    QVERIFY(!isoDate(text));
}

void TestIsoFormat::isoTime_leavesOutTheZone()
{
    QCOMPARE(isoTime(u"T1200+02").value_or(Time()), Time(12, 0));
    QCOMPARE(isoTime(u"23").value_or(Time()), Time(23, 0));
    QVERIFY(!isoTime(u"12:"));
    QVERIFY(!isoTime(u"12:00+"));
}

QTEST_GUILESS_MAIN(TestIsoFormat)
#include "tst_isoformat.moc"
