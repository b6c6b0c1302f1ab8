// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/dateinput.h"
#include "core/i18n/language.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"

#include <QTest>

using namespace Quintette;

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_areTheLanguages();
    void formats_ofOtherLanguages_areNeutral();
    void parseDate_readsWhatPeopleType_data();
    void parseDate_readsWhatPeopleType();
    void parseDateTime_keepsMicroseconds();
    void formatDateInput_isReadBack();
    void number_isReadAndWrittenInTheLanguage_data();
    void number_isReadAndWrittenInTheLanguage();
    void number_isGrouped();
};

void TestFormats::formats_areTheLanguages()
{
    QCOMPARE(localeFormats(u"de-at"_s).shortDateFormat, u"d.m.Y"_s);
    QCOMPARE(localeFormats(u"en-us"_s).byName(u"DATETIME_FORMAT"_s), u"N j, Y, P"_s);
    QCOMPARE(localeFormats(u"en-gb"_s).firstDayOfWeek, 1);
    QCOMPARE(localeFormats(u"ar"_s).decimalSeparator, u","_s);
    QVERIFY(localeFormats(u"de"_s).byName(u"NO_FORMAT"_s).isNull());
    QCOMPARE(monthName(u"de"_s, 3), u"März"_s);
    QCOMPARE(weekdayName(u"de"_s, 1), u"Montag"_s);
    QCOMPARE(monthName(u"en"_s, 9, NameLength::Abbreviated), u"Sep"_s);
}

void TestFormats::formats_ofOtherLanguages_areNeutral()
{
    const LocaleFormats &french = localeFormats(u"fr"_s);
    QCOMPARE(french.dateFormat, u"Y-m-d"_s);
    QCOMPARE(french.decimalSeparator, u","_s);
    QCOMPARE(french.firstDayOfWeek, 1);
    for (int i = 0; i < 3000; ++i)
        localeFormats(QString::number(i)); // made-up codes must not fill the memory
}

void TestFormats::parseDate_readsWhatPeopleType_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("expected");
    const QDate date(2006, 10, 25);
    QTest::newRow("iso") << u"en"_s << u"2006-10-25"_s << date;
    QTest::newRow("american") << u"en"_s << u"10/25/2006"_s << date;
    QTest::newRow("short year") << u"en"_s << u"10/25/06"_s << date;
    QTest::newRow("abbreviated") << u"en"_s << u"Oct 25, 2006"_s << date;
    QTest::newRow("full") << u"en"_s << u"25 october 2006"_s << date;
    QTest::newRow("german") << u"de"_s << u" 25.10.2006 "_s << date;
    QTest::newRow("german iso") << u"de"_s << u"2006-10-25"_s << date;
    QTest::newRow("german refuses american") << u"de"_s << u"10/25/2006"_s << QDate();
    QTest::newRow("no such day") << u"en"_s << u"2006-02-30"_s << QDate();
    QTest::newRow("rest") << u"en"_s << u"2006-10-25x"_s << QDate();
    QTest::newRow("empty") << u"en"_s << QString() << QDate();
    QTest::newRow("year zero") << u"en"_s << u"0000-01-01"_s << QDate();
    QTest::newRow("endless") << u"en"_s << QString(1'000'000, u'1') << QDate();
}

void TestFormats::parseDate_readsWhatPeopleType()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(QDate, expected);
    const LanguageScope scope(language);
    const std::optional<QDate> date = parseDate(text, activeFormats().dateInputFormats);
    QCOMPARE(date.value_or(QDate()), expected);
}

void TestFormats::parseDateTime_keepsMicroseconds()
{
    const auto german =
            parseDateTime(u"25.10.2006 14:30:59.0002", localeFormats(u"de"_s).dateTimeInputFormats);
    QVERIFY(german);
    QCOMPARE(german->toString(), u"2006-10-25T14:30:59.000200"_s);
    QVERIFY(!german->isAware());
    QCOMPARE(parseDateTime(u"2006-10-25", localeFormats(u"en"_s).dateTimeInputFormats)->time(),
             Time());
    QCOMPARE(parseTime(u"14:30", localeFormats(u"en"_s).timeInputFormats), Time(14, 30));
    QCOMPARE(parseTime(u"12:05 AM", {u"%I:%M %p"_s}), Time(0, 5));
    QVERIFY(!parseTime(u"24:00", localeFormats(u"en"_s).timeInputFormats));
}

void TestFormats::formatDateInput_isReadBack()
{
    const LanguageScope german(u"de"_s);
    const DateTime value(QDate(2024, 3, 5), Time(0, 7, 9, 120));
    for (const QString &format : {u"%d.%m.%Y %H:%M:%S.%f"_s, u"%d. %B %Y %I:%M:%S.%f %p"_s}) {
        const QString text = formatDateTimeInput(value, format);
        QCOMPARE(parseDateTime(text, {format}), value);
    }
    QCOMPARE(formatDateInput(QDate(2024, 3, 5), u"%d.%m.%y"_s), u"05.03.24"_s);
    QCOMPARE(formatTimeInput(Time(13, 5), u"%H:%M"_s), u"13:05"_s);
}

void TestFormats::number_isReadAndWrittenInTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("plain");
    QTest::newRow("german") << u"de"_s << u"1.234,5"_s << u"1234.5"_s;
    QTest::newRow("german negative") << u"de"_s << u"-0,25"_s << u"-0.25"_s;
    QTest::newRow("german with a point") << u"de"_s << u"10.10"_s << u"10.10"_s;
    QTest::newRow("german grouped") << u"de"_s << u"1.000"_s << u"1000"_s;
    QTest::newRow("english") << u"en"_s << u"1,234.5"_s << u"1234.5"_s;
    QTest::newRow("french") << u"fr"_s << u"1 234,5"_s << u"1234.5"_s;
    QTest::newRow("no number") << u"de"_s << u"abc"_s << u"abc"_s;
}

void TestFormats::number_isReadAndWrittenInTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QTEST(normalizeNumber(typed, localeFormats(language)), "plain");
}

void TestFormats::number_isGrouped()
{
    const LocaleFormats &german = localeFormats(u"de"_s);
    QCOMPARE(localizeNumber(u"-1234567.5"_s, german, Grouping::Thousands), u"-1.234.567,5"_s);
    QCOMPARE(localizeNumber(u"-123"_s, german, Grouping::Thousands), u"-123"_s);
    QCOMPARE(localizeNumber(u"1234.5"_s, german), u"1234,5"_s);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
