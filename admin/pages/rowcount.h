// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/db/connection.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// How many rows a query has: counted where that is cheap, else estimated.
struct RowCount
{
    qint64 number = 0;
    bool isEstimate = false;
    friend bool operator==(const RowCount &, const RowCount &) = default;
};

/// Counts for as long as time allows (not at all for 0); where that does not do, estimates: from
/// what the database knows of the whole table, from some of its rows, or by saying how many there
/// are at least. A count that is still true is not made again, an estimate not for a minute.
QUINTETTE_ADMIN_EXPORT RowCount countRows(const QuerySet &query, std::chrono::milliseconds time);
/// The same for several queries of one model, in one statement where time allows.
QUINTETTE_ADMIN_EXPORT QList<RowCount> countRowsOfEach(const QList<QuerySet> &queries,
                                                       std::chrono::milliseconds time);

/// "1,234", or "about 1,200" in the active language.
QUINTETTE_ADMIN_EXPORT QString rowCountText(const RowCount &count);
/// "1,234", or "≈ 1,200" where there is little room.
QUINTETTE_ADMIN_EXPORT QString shortRowCountText(const RowCount &count);

/// The connection that a query runs on.
Connection &connectionFor(const QuerySet &query);
/// What a query asks, to remember answers by.
QString questionOf(const QString &kind, const QuerySet &query);
/// Runs work and says whether it had its answer in time; 0 does not even try.
bool isDoneInTime(Connection &connection, std::chrono::milliseconds time,
                  const std::function<void()> &work);

} // namespace Quintette
