// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/rowestimate.h"

#include "core/db/backend.h"
#include "core/db/databaseerror.h"

namespace Quintette {

static std::optional<qint64> asCount(const QList<ValueList> &rows)
{
    const std::optional<qint64> number =
            rows.isEmpty() ? std::nullopt : rows.first().first().toInt();
    return number && *number > 0 ? number : std::nullopt; // -1: never looked at
}

std::optional<qint64> estimatedRows(Connection &connection, const QString &table)
{
    const QString quoted = connection.backend().quoteName(table);
    if (connection.backend().vendor() == Backend::Vendor::PostgreSql)
        return asCount(connection.fetchAll(
                u"SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)"_s, {quoted}));
    try {
        return asCount(connection.fetchAll(u"SELECT MAX(rowid) FROM "_s + quoted));
    } catch (const DatabaseError &) {
        return std::nullopt; // a table without row numbers
    }
}

} // namespace Quintette
