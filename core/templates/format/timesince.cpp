// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/timesince.h"

#include "core/base/error.h"

#include <array>

namespace Quintette {

namespace {

constexpr qint64 perSecond = 1'000'000;

DateTime momentOf(const Value &value)
{
    if (value.type() == Value::Type::DateTime)
        return value.dateTime();
    if (value.type() == Value::Type::Date)
        return {value.date(), Time()};
    throw TypeError(u"%1 is no date to measure the time from"_s.arg(value.toRepr()));
}

/// Years, months, weeks, days, hours and minutes between two moments.
std::array<qint64, 6> unitsBetween(const DateTime &from, const DateTime &to)
{
    const QDate first = from.date();
    const QDate last = to.date();
    qint64 months = (last.year() - first.year()) * 12 + last.month() - first.month();
    if (first.day() > last.day() || (first.day() == last.day() && from.time() > to.time()))
        --months;
    std::array<qint64, 6> units{months / 12, months % 12, 0, 0, 0, 0};

    qint64 start = from.epochMicroseconds();
    if (months > 0) {
        // From here on the rest is counted: the first moment, moved on by the years and months.
        static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const qint64 month = first.month() - 1 + months;
        const int pivotMonth = int(month % 12);
        const QDate pivot(first.year() + int(month / 12), pivotMonth + 1,
                          std::min(days[size_t(pivotMonth)], first.day()));
        const Time time(from.time().hour(), from.time().minute(), from.time().second());
        start = DateTime(pivot, time, from.offsetSeconds()).epochMicroseconds();
    }
    double rest = double(to.epochMicroseconds() - start) / double(perSecond);
    constexpr std::array<qint64, 4> sizes{7 * 86'400, 86'400, 3600, 60};
    for (size_t i = 0; i < sizes.size(); ++i) {
        units[i + 2] = qint64(rest / double(sizes[i]));
        rest -= double(units[i + 2] * sizes[i]);
    }
    return units;
}

QString written(qint64 count, size_t unit, const Localization &localization, const QString &context)
{
    static constexpr std::array<QStringView, 6> names{u"year", u"month", u"week",
                                                      u"day",  u"hour",  u"minute"};
    const QString name = u"%(num)d "_s + names[unit].toString();
    QString text = localization.translatePlural(name, name + u's', count, context);
    return text.replace(u"%(num)d"_s, QString::number(count)).replace(u' ', QChar(QChar::Nbsp));
}

} // namespace

std::optional<QString> timeBetween(const Value &value, const Value &other, bool until,
                                   const Localization &localization, const QString &context)
{
    DateTime from = momentOf(value);
    DateTime to = other.isNone() ? DateTime::now() : momentOf(other);
    if (other.isNone() && !from.isAware())
        to = to.withoutZone();
    if (from.isAware() != to.isAware())
        return std::nullopt;
    if (until)
        std::swap(from, to);
    constexpr size_t minutes = 5;
    if (to.epochMicroseconds() - from.epochMicroseconds() < perSecond)
        return written(0, minutes, localization, context);

    const std::array<qint64, 6> units = unitsBetween(from, to);
    size_t first = 0;
    while (first < units.size() && units[first] == 0)
        ++first;
    if (first == units.size())
        return written(0, minutes, localization, context);
    QString text = written(units[first], first, localization, context);
    if (first + 1 < units.size() && units[first + 1] != 0)
        text += localization.translate(u", "_s)
                + written(units[first + 1], first + 1, localization, context);
    return text;
}

} // namespace Quintette
