// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/timezone.h"

#include <QTest>

using namespace Quintette;

class TestTimeZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toLocal_followsDaylightTimeAndKeepsMicroseconds();
    void toAware_ofOrdinaryTime_findsTheInstant_data();
    void toAware_ofOrdinaryTime_findsTheInstant();
    void toAware_ofSkippedTime_isNothing();
    void toAware_ofDoubledTime_isTheEarlier();
    void zone_ofUnknownName_isInvalid();
    void scope_setsTheZoneOfTheThread();
};

static DateTime read(const char *text)
{
    return *DateTime::fromString(QString::fromLatin1(text));
}

void TestTimeZone::toLocal_followsDaylightTimeAndKeepsMicroseconds()
{
    const TimeZone berlin(u"Europe/Berlin"_s);
    QCOMPARE(berlin.toLocal(read("2024-01-15T12:00:00.123456Z")).toString(),
             u"2024-01-15T13:00:00.123456+01:00"_s);
    QCOMPARE(berlin.toLocal(read("2024-07-15T12:00:00.000001Z")).toString(),
             u"2024-07-15T14:00:00.000001+02:00"_s);
    QCOMPARE(berlin.abbreviation(read("2024-07-15T12:00:00Z")), u"CEST"_s);
    QVERIFY(berlin.isDaylightTime(read("2024-07-15T12:00:00Z")));
    QCOMPARE(berlin.toLocal(read("2024-01-15T12:00:00")).toString(), u"2024-01-15T12:00:00"_s);
    QCOMPARE(TimeZone(u"Asia/Kolkata"_s).offsetAt(read("2024-01-15T12:00:00Z")), 19800);
}

void TestTimeZone::toAware_ofOrdinaryTime_findsTheInstant_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("naive");
    QTest::addColumn<QString>("aware");
    QTest::newRow("winter") << u"Europe/Berlin"_s << u"2024-01-15T13:00:00"_s
                            << u"2024-01-15T13:00:00+01:00"_s;
    QTest::newRow("last second before")
            << u"Europe/Berlin"_s << u"2024-03-31T01:59:59"_s << u"2024-03-31T01:59:59+01:00"_s;
    QTest::newRow("first second after")
            << u"Europe/Berlin"_s << u"2024-03-31T03:00:00"_s << u"2024-03-31T03:00:00+02:00"_s;
    QTest::newRow("west") << u"America/New_York"_s << u"2024-11-03T00:30:00"_s
                          << u"2024-11-03T00:30:00-04:00"_s;
    QTest::newRow("far east") << u"Pacific/Kiritimati"_s << u"2024-11-03T00:30:00"_s
                              << u"2024-11-03T00:30:00+14:00"_s;
    QTest::newRow("before 1970") << u"UTC"_s << u"1899-12-31T23:59:59.5"_s
                                 << u"1899-12-31T23:59:59.500000+00:00"_s;
}

void TestTimeZone::toAware_ofOrdinaryTime_findsTheInstant()
{
    QFETCH(QString, zone);
    QFETCH(QString, naive);
    QFETCH(QString, aware);
    const TimeZone timeZone(zone);
    const auto result = timeZone.toAware(*DateTime::fromString(naive));
    QVERIFY(result);
    QCOMPARE(result->toString(), aware);
    QVERIFY(!timeZone.isAmbiguous(*DateTime::fromString(naive)));
}

void TestTimeZone::toAware_ofSkippedTime_isNothing()
{
    QVERIFY(!TimeZone(u"Europe/Berlin"_s).toAware(read("2024-03-31T02:30:00")));
}

void TestTimeZone::toAware_ofDoubledTime_isTheEarlier()
{
    const TimeZone berlin(u"Europe/Berlin"_s);
    const DateTime doubled = read("2024-10-27T02:30:00");
    QCOMPARE(berlin.toAware(doubled)->toString(), u"2024-10-27T02:30:00+02:00"_s);
    QVERIFY(berlin.isAmbiguous(doubled));
}

void TestTimeZone::zone_ofUnknownName_isInvalid()
{
    QVERIFY(!TimeZone(u"Europe/Nowhere"_s).isValid());
    QVERIFY(!TimeZone(QString(100'000, u'x')).isValid());
    QVERIFY(TimeZone(u"UTC"_s).isValid());
    QVERIFY(TimeZone::names().contains(u"Europe/Berlin"_s));
}

void TestTimeZone::scope_setsTheZoneOfTheThread()
{
    QCOMPARE(activeTimeZone().name(), u"UTC"_s);
    {
        const TimeZoneScope scope(TimeZone(u"Europe/Berlin"_s));
        QCOMPARE(activeTimeZone().name(), u"Europe/Berlin"_s);
    }
    setDefaultTimeZone(TimeZone(u"Asia/Tokyo"_s));
    QCOMPARE(activeTimeZone().name(), u"Asia/Tokyo"_s);
}

QTEST_GUILESS_MAIN(TestTimeZone)
#include "tst_timezone.moc"
