// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/tabledefinition.h"
#include "core/orm/fieldoptions.h"

namespace Quintette::Internal {

/// What kind of field a column is, with the options that the schema tells; relations are not its
/// business.
struct InferredField
{
    FieldKind kind = FieldKind::Text;
    FieldOptions options;
    // The column's check says no more than the kind does (">= 0", JSON_VALID), so it need not be
    // kept.
    bool checkIsImplied = false;
};

/// Who made a schema, and where.
struct SchemaOrigin
{
    bool isDjangos =
            false; // so that its type names can be taken at their word (char(32) is a UUID)
    bool isSqlite = false; // whose integers have eight bytes, and whose row numbers are keys
};

InferredField inferField(const TableDefinition &table, const ColumnDefinition &column,
                         const SchemaOrigin &origin);

} // namespace Quintette::Internal
