// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

namespace Quintette {

/// How many rows a table has, about, as the database knows without counting: PostgreSQL by its
/// statistics, SQLite by its highest row number, which deleted rows make too high. Nothing where it
/// does not know. One statement.
QUINTETTE_CORE_EXPORT std::optional<qint64> estimatedRows(Connection &connection,
                                                          const QString &table);

} // namespace Quintette
