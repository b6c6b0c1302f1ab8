// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/rowcount.h"

#include "core/db/databaseerror.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"
#include "core/orm/modelregistry.h"
#include "core/orm/query.h"
#include "core/orm/rowsample.h"

namespace Quintette {

// Estimates from fewer rows of a sample than this are more wrong than right.
constexpr qint64 fewestInSample = 10;
// What counting may take then: such rows are so rare that looking for them was no quick matter.
constexpr int patience = 10;

Connection &connectionFor(const QuerySet &query)
{
    return query.model().registry().databases().connection(query.database());
}

QString questionOf(const QString &kind, const QuerySet &query)
{
    const auto [sql, parameters] = query.toSqlWithParameters();
    return kind + u'\n' + sql + u'\n' + Value(parameters).toRepr();
}

bool isDoneInTime(Connection &connection, std::chrono::milliseconds time,
                  const std::function<void()> &work)
{
    if (time.count() <= 0)
        return false;
    try {
        connection.limited({.time = time}, [&] {
            // PostgreSQL ends a transaction with the statement, but not one around a savepoint.
            if (connection.inTransaction())
                connection.atomic(work);
            else
                work();
        });
        return true;
    } catch (const QueryCancelled &) {
        return false;
    }
}

static QString shownCount(const RowCount &count, const Text &pattern)
{
    const QString number =
            localizeNumber(QString::number(count.number), activeFormats(), Grouping::Thousands);
    return count.isEstimate ? pattern.arg(number).toString() : number;
}

QString rowCountText(const RowCount &count)
{
    return shownCount(count, QN_TEXT("admin", "about %1"));
}

QString shortRowCountText(const RowCount &count)
{
    return shownCount(count, QN_TEXT("admin", "≈ %1"));
}

static RowCount countOrEstimate(const QuerySet &query, std::chrono::milliseconds time)
{
    RowCount result;
    const auto countAll = [&] { result.number = query.count(); };
    Connection &connection = connectionFor(query);
    if (isDoneInTime(connection, time, countAll))
        return result;
    const std::optional<RowSample> sample = RowSample::of(query.model(), query.database());
    const qint64 inSample = sample ? sample->rowsOf(query).count() : 0;
    if (sample
        && (inSample >= fewestInSample || !isDoneInTime(connection, patience * time, countAll)))
        return {sample->estimate(inSample), true};
    if (!sample)
        countAll();
    return result;
}

RowCount countRows(const QuerySet &query, std::chrono::milliseconds time)
{
    const QuerySet rows = query.orderBy(QStringList());
    const Value answer = connectionFor(rows).remembered(
            questionOf(u"count"_s, rows.values({u"pk"_s})), [&]() -> Value {
                // Where rows may come several times, their keys tell them apart.
                const RowCount counted = countOrEstimate(
                        rows.query().distinct ? rows.values({u"pk"_s}) : rows, time);
                return ValueList{counted.number, counted.isEstimate};
            });
    return {answer.list().at(0).integer(), answer.list().at(1).isTrue()};
}

} // namespace Quintette
