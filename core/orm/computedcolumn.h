// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette::Internal {

/// SQL by which the database computes a generated field. Throws FieldError for what lies in another
/// table.
QString generatedSql(const Field &field, const Backend &backend);
/// SQL of what a new row gets where nothing is given; empty for a plain value, or none.
QString databaseDefaultSql(const Field &field, const Backend &backend);

/// Whether the row of a new object gets the value of that field from the database.
bool isMadeByDatabase(const Record &record, const Field &field);

} // namespace Quintette::Internal
