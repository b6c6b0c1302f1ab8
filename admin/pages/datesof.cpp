// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/datesof.h"

#include "core/db/backend.h"
#include "core/i18n/timezone.h"
#include "core/orm/firstvalues.h"
#include "core/orm/query.h"

namespace Quintette {

// Where the first and the last year are farther apart, one of them is a mistake.
constexpr int mostYears = 300;
// A search that takes this many times as long as counting may has no dates to choose from.
constexpr int patience = 10;

DatesOf::DatesOf(const QuerySet &narrowed, const QString &path, const FieldPath &field,
                 std::chrono::milliseconds time)
    : m_narrowed(narrowed.orderBy(QStringList())), m_path(path), m_field(field.last()),
      m_isIndexed(field.steps.size() == 1 && field.last().isIndexed()), m_time(time)
{
}

Q DatesOf::between(const Field &field, const QString &path, const QDate &from, const QDate &before)
{
    const auto boundary = [&field](const QDate &date) {
        return field.kind() == FieldKind::Date ? Value(date) : Value(startOfDay(date));
    };
    return Q{{path + u"__gte"_s, boundary(from)}, {path + u"__lt"_s, boundary(before)}};
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
        else if (!isDoneInTime(connection, patience * m_time, ask))
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
    if (from.isValid())
        return lookUp(query, step, from, before);
    m_ends = readEnds(query);
    if (!m_ends)
        return {};
    const int first = m_ends->first.year();
    const int last = m_ends->second.year();
    if (last - first >= mostYears)
        return readAll(query, step);
    return lookUp(query, step, QDate(first, 1, 1), QDate(last + 1, 1, 1));
}

std::optional<QPair<QDate, QDate>> DatesOf::readEnds(const QuerySet &query) const
{
    const QuerySet known = query.filter({{m_path + u"__isnull"_s, false}}).values({m_path});
    const ValueList ends = firstValues(
            {known.orderBy(QStringList{m_path}), known.orderBy(QStringList{u'-' + m_path})});
    if (ends[0].isNone() || ends[1].isNone())
        return std::nullopt;
    const Backend &backend = connectionFor(query).backend();
    return QPair{toDate(m_field.fromDatabase(ends[0], backend)),
                 toDate(m_field.fromDatabase(ends[1], backend))};
}

QList<QDate> DatesOf::lookUp(const QuerySet &query, Step step, QDate from, QDate before) const
{
    QList<QDate> starts;
    QList<QuerySet> queries;
    while (from < before) {
        const QDate next = step == Step::Year ? from.addYears(1)
                : step == Step::Month         ? from.addMonths(1)
                                              : from.addDays(1);
        const bool isOutside = m_ends && (next <= m_ends->first || from > m_ends->second);
        if (!isOutside) {
            starts += from;
            queries += query.filter(between(m_field, m_path, from, next));
        }
        from = next;
    }
    if (m_ends && starts.size() == 1)
        return starts; // all dates are in it
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
