// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/datesof.h"

#include "core/db/backend.h"
#include "core/i18n/timezone.h"
#include "core/orm/firstvalues.h"
#include "core/orm/query.h"

namespace Quintette {

// Where the first and the last year are farther apart, one of them is a mistake.
constexpr int mostYears = 300;
// Asked for at once: the next few and those before.
constexpr int usualYears = 40;
// A search that takes this many times as long as counting may has no dates to choose from.
constexpr int searchPatience = 10;

DatesOf::DatesOf(const QuerySet &narrowed, const QString &path, const FieldPath &field,
                 std::chrono::milliseconds time)
    : m_narrowed(narrowed.orderBy(QStringList())), m_path(path), m_field(field.last()),
      m_isIndexed(field.steps.size() == 1 && field.last().isIndexed()), m_time(time)
{
}

static Value startOf(const Field &field, const QDate &date)
{
    return field.kind() == FieldKind::Date ? Value(date) : Value(startOfDay(date));
}

Q DatesOf::between(const Field &field, const QString &path, const QDate &from, const QDate &before)
{
    return Q{{path + u"__gte"_s, startOf(field, from)}, {path + u"__lt"_s, startOf(field, before)}};
}

QList<QDate> DatesOf::years() const
{
    return dates(Step::Year, {}, {});
}

QList<QDate> DatesOf::months(int year) const
{
    const QDate first(year, 1, 1);
    return dates(Step::Month, first, first.addYears(1));
}

QList<QDate> DatesOf::days(int year, int month) const
{
    const QDate first(year, month, 1);
    return dates(Step::Day, first, first.addMonths(1));
}

QList<QDate> DatesOf::dates(Step step, const QDate &from, const QDate &before) const
{
    Connection &connection = connectionFor(m_narrowed);
    const QString question =
            questionOf(u"dates %1 %2 %3 %4"_s.arg(m_path, activeTimeZone().name(),
                                                  QString::number(int(step)), from.toString()),
                       m_narrowed.values({u"pk"_s}));
    const Value kept = connection.remembered(question, [&]() -> Value {
        QList<QDate> found;
        ValueList days;
        const auto ask = [&] { found = read(m_narrowed, step, from, before); };
        if (m_narrowed.query().where.isEmpty())
            ask();
        else if (!isDoneInTime(connection, searchPatience * m_time, ask))
            return days;
        for (const QDate &date : std::as_const(found))
            days += date;
        return days;
    });
    QList<QDate> result;
    for (const Value &day : kept.list())
        result += day.date();
    return result;
}

QList<QDate> DatesOf::read(const QuerySet &query, Step step, const QDate &from,
                           const QDate &before) const
{
    if (!m_isIndexed)
        return readAll(from.isValid() ? query.filter(between(m_field, m_path, from, before))
                                      : query,
                       step);
    return from.isValid() ? lookUp(query, step, from, before) : readYears(query);
}

/// One statement, where nothing is older or newer than is usual.
QList<QDate> DatesOf::readYears(const QuerySet &query) const
{
    const int oldest = QDate::currentDate().year() - usualYears + 5;
    QList<FieldPart> parts;
    for (int year = oldest; year < oldest + usualYears; ++year) {
        const QDate from(year, 1, 1);
        const QDate before(year + 1, 1, 1);
        parts.append({query.filter(between(m_field, m_path, from, before)), startOf(m_field, from),
                      startOf(m_field, before)});
    }
    const FoundParts found = existInParts(m_field, query.database(), parts);
    if (found.first.isNone())
        return {};
    const int first = toDate(found.first).year();
    const int last = toDate(found.last).year();
    if (last - first >= mostYears)
        return readAll(query, Step::Year);
    QList<QDate> years =
            lookUp(query, Step::Year, QDate(first, 1, 1), QDate(std::min(oldest, last + 1), 1, 1));
    for (int i = 0; i < usualYears; ++i) {
        if (found.exist[i])
            years += QDate(oldest + i, 1, 1);
    }
    return years
            + lookUp(query, Step::Year, QDate(std::max(first, oldest + usualYears), 1, 1),
                     QDate(last + 1, 1, 1));
}

QList<QDate> DatesOf::lookUp(const QuerySet &query, Step step, QDate from, QDate before) const
{
    QList<QDate> starts;
    QList<QuerySet> queries;
    while (from < before) {
        const QDate next = step == Step::Year ? from.addYears(1)
                : step == Step::Month         ? from.addMonths(1)
                                              : from.addDays(1);
        starts += from;
        queries += query.filter(between(m_field, m_path, from, next));
        from = next;
    }
    const QList<bool> exists = existEach(queries);
    QList<QDate> result;
    for (qsizetype i = 0; i < starts.size(); ++i) {
        if (exists[i])
            result += starts[i];
    }
    return result;
}

QList<QDate> DatesOf::readAll(const QuerySet &query, Step step) const
{
    const QString kind = step == Step::Year ? u"year"_s
            : step == Step::Month           ? u"month"_s
                                            : u"day"_s;
    const ValueList values = m_field.kind() == FieldKind::Date ? query.dates(m_path, kind)
                                                               : query.datetimes(m_path, kind);
    QList<QDate> result;
    for (const Value &value : values)
        result += toDate(value);
    return result;
}

QDate DatesOf::toDate(const Value &value) const
{
    return m_field.kind() == FieldKind::Date ? value.date()
                                             : activeTimeZone().toLocal(value.dateTime()).date();
}

} // namespace Quintette
