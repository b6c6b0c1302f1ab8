// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/rowcount.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

/// The years, months and days for which a list has objects, as first days of each. With an index on
/// the field they cost a look-up each, else all rows are read; either is kept while nobody writes.
class DatesOf
{
public:
    /// path leads to a date or date and time. Where narrowed takes much longer than time, there are
    /// none: dates of other objects would lead nowhere.
    DatesOf(const QuerySet &narrowed, const QString &path, const FieldPath &field,
            std::chrono::milliseconds time);

    QList<QDate> years() const;
    QList<QDate> months(int year) const;
    QList<QDate> days(int year, int month) const;

    /// From the beginning of one day to that of another, in the active time zone.
    static Q between(const Field &field, const QString &path, const QDate &from,
                     const QDate &before);

private:
    enum class Step { Year, Month, Day };

    QList<QDate> dates(Step step, const QDate &from, const QDate &before) const;
    QList<QDate> read(const QuerySet &query, Step step, const QDate &from,
                      const QDate &before) const;
    QList<QDate> readYears(const QuerySet &query) const;
    QList<QDate> lookUp(const QuerySet &query, Step step, QDate from, QDate before) const;
    QList<QDate> readAll(const QuerySet &query, Step step) const;
    QDate toDate(const Value &value) const;

    QuerySet m_narrowed;
    QString m_path;
    const Field &m_field;
    bool m_isIndexed;
    std::chrono::milliseconds m_time;
};

} // namespace Quintette
