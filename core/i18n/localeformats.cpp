// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/localeformats.h"

#include "core/i18n/language.h"

#include <QLocale>
#include <QMutex>

#include <map>

namespace Quintette {

namespace {

const QStringList isoDates = {u"%Y-%m-%d"_s};
const QStringList isoTimes = {u"%H:%M:%S"_s, u"%H:%M:%S.%f"_s, u"%H:%M"_s};
const QStringList isoDateTimes = {u"%Y-%m-%d %H:%M:%S"_s, u"%Y-%m-%d %H:%M:%S.%f"_s,
                                  u"%Y-%m-%d %H:%M"_s, u"%Y-%m-%d"_s};

/// The date formats, each with every time after it, then the ISO ones that every language accepts.
QStringList dateTimes(const QStringList &dates)
{
    QStringList formats;
    for (const QString &date : dates) {
        for (const QString &time : isoTimes)
            formats += date + u' ' + time;
    }
    for (const QString &iso : isoDateTimes) {
        if (!formats.contains(iso))
            formats += iso;
    }
    return formats;
}

LocaleFormats english()
{
    LocaleFormats formats;
    formats.dateFormat = u"N j, Y"_s;
    formats.timeFormat = u"P"_s;
    formats.dateTimeFormat = u"N j, Y, P"_s;
    formats.yearMonthFormat = u"F Y"_s;
    formats.monthDayFormat = u"F j"_s;
    formats.shortDateFormat = u"m/d/Y"_s;
    formats.shortDateTimeFormat = u"m/d/Y P"_s;
    const QStringList numeric = {u"%Y-%m-%d"_s, u"%m/%d/%Y"_s, u"%m/%d/%y"_s};
    formats.dateInputFormats =
            numeric + QStringList{u"%b %d %Y"_s, u"%b %d, %Y"_s, u"%d %b %Y"_s, u"%d %b, %Y"_s,
                                  u"%B %d %Y"_s, u"%B %d, %Y"_s, u"%d %B %Y"_s, u"%d %B, %Y"_s};
    formats.timeInputFormats = isoTimes;
    formats.dateTimeInputFormats = dateTimes(numeric);
    formats.decimalSeparator = u"."_s;
    formats.thousandSeparator = u","_s;
    return formats;
}

LocaleFormats britishEnglish()
{
    LocaleFormats formats = english();
    formats.dateFormat = u"j M Y"_s;
    formats.dateTimeFormat = u"j M Y, P"_s;
    formats.monthDayFormat = u"j F"_s;
    formats.shortDateFormat = u"d/m/Y"_s;
    formats.shortDateTimeFormat = u"d/m/Y P"_s;
    formats.dateInputFormats = QStringList{u"%d/%m/%Y"_s, u"%d/%m/%y"_s} + isoDates;
    formats.dateTimeInputFormats = dateTimes(formats.dateInputFormats);
    formats.firstDayOfWeek = 1;
    return formats;
}

LocaleFormats german()
{
    LocaleFormats formats;
    formats.dateFormat = u"j. F Y"_s;
    formats.timeFormat = u"H:i"_s;
    formats.dateTimeFormat = u"j. F Y H:i"_s;
    formats.yearMonthFormat = u"F Y"_s;
    formats.monthDayFormat = u"j. F"_s;
    formats.shortDateFormat = u"d.m.Y"_s;
    formats.shortDateTimeFormat = u"d.m.Y H:i"_s;
    formats.dateInputFormats = QStringList{u"%d.%m.%Y"_s, u"%d.%m.%y"_s} + isoDates;
    formats.timeInputFormats = isoTimes;
    formats.dateTimeInputFormats = dateTimes({u"%d.%m.%Y"_s});
    formats.decimalSeparator = u","_s;
    formats.thousandSeparator = u"."_s;
    formats.firstDayOfWeek = 1;
    return formats;
}

LocaleFormats arabic()
{
    LocaleFormats formats = english();
    formats.dateFormat = u"j F، Y"_s;
    formats.timeFormat = u"g:i A"_s;
    formats.dateTimeFormat = u"j F، Y، g:i A"_s;
    formats.monthDayFormat = u"j F"_s;
    // The marks keep day, month and year in this order when the line runs from right to left.
    formats.shortDateFormat = u"d\u200f/m\u200f/Y"_s;
    formats.shortDateTimeFormat = u"d\u200f/m\u200f/Y g:i A"_s;
    formats.dateInputFormats = QStringList{u"%Y-%m-%d"_s, u"%d/%m/%Y"_s, u"%d/%m/%y"_s};
    formats.dateTimeInputFormats = dateTimes(formats.dateInputFormats);
    formats.decimalSeparator = u","_s;
    formats.thousandSeparator = u"."_s;
    formats.firstDayOfWeek = 6;
    return formats;
}

LocaleFormats neutral(const QLocale &locale)
{
    LocaleFormats formats;
    formats.dateFormat = u"Y-m-d"_s;
    formats.timeFormat = u"H:i"_s;
    formats.dateTimeFormat = u"Y-m-d H:i"_s;
    formats.yearMonthFormat = u"F Y"_s;
    formats.monthDayFormat = u"j F"_s;
    formats.shortDateFormat = u"Y-m-d"_s;
    formats.shortDateTimeFormat = u"Y-m-d H:i"_s;
    formats.dateInputFormats = isoDates;
    formats.timeInputFormats = isoTimes;
    formats.dateTimeInputFormats = isoDateTimes;
    formats.decimalSeparator = locale.decimalPoint();
    formats.thousandSeparator = locale.groupSeparator();
    formats.firstDayOfWeek = int(locale.firstDayOfWeek()) % 7;
    return formats;
}

QLocale locale(const QString &language)
{
    QString name = language;
    return QLocale(name.replace(u'-', u'_'));
}

LocaleFormats makeFormats(const QString &language)
{
    for (const QString &code : languageChain(language)) {
        if (code == "en-gb"_L1)
            return britishEnglish();
        if (code == "en"_L1)
            return english();
        if (code == "de"_L1)
            return german();
        if (code == "ar"_L1)
            return arabic();
    }
    return language.isEmpty() ? english() : neutral(locale(language));
}

} // namespace

const LocaleFormats &localeFormats(const QString &language)
{
    static QMutex mutex;
    static std::map<QString, LocaleFormats> cache;
    static const LocaleFormats unknown = english();
    const QMutexLocker lock(&mutex);
    const auto found = cache.find(language);
    if (found != cache.end())
        return found->second;
    // No more than there are languages, so that made-up codes cannot fill the memory.
    constexpr size_t mostLanguages = 1000;
    return cache.size() < mostLanguages
            ? cache.emplace(language, makeFormats(language)).first->second
            : unknown;
}

const LocaleFormats &activeFormats()
{
    return localeFormats(activeLanguage());
}

QString LocaleFormats::byName(const QString &name) const
{
    struct Named
    {
        QLatin1String name;
        QString LocaleFormats::*format;
    };
    static constexpr Named all[] = {
            {"DATE_FORMAT"_L1, &LocaleFormats::dateFormat},
            {"TIME_FORMAT"_L1, &LocaleFormats::timeFormat},
            {"DATETIME_FORMAT"_L1, &LocaleFormats::dateTimeFormat},
            {"YEAR_MONTH_FORMAT"_L1, &LocaleFormats::yearMonthFormat},
            {"MONTH_DAY_FORMAT"_L1, &LocaleFormats::monthDayFormat},
            {"SHORT_DATE_FORMAT"_L1, &LocaleFormats::shortDateFormat},
            {"SHORT_DATETIME_FORMAT"_L1, &LocaleFormats::shortDateTimeFormat},
            {"DECIMAL_SEPARATOR"_L1, &LocaleFormats::decimalSeparator},
            {"THOUSAND_SEPARATOR"_L1, &LocaleFormats::thousandSeparator},
    };
    for (const Named &each : all) {
        if (name == each.name)
            return this->*each.format;
    }
    if (name == "FIRST_DAY_OF_WEEK"_L1)
        return QString::number(firstDayOfWeek);
    if (name == "NUMBER_GROUPING"_L1)
        return QString::number(numberGrouping);
    return {};
}

QString monthName(const QString &language, int month, NameLength length)
{
    return locale(language).standaloneMonthName(
            month, length == NameLength::Full ? QLocale::LongFormat : QLocale::ShortFormat);
}

QString weekdayName(const QString &language, int day, NameLength length)
{
    return locale(language).standaloneDayName(
            day, length == NameLength::Full ? QLocale::LongFormat : QLocale::ShortFormat);
}

} // namespace Quintette
