// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/tabledefinition.h"
#include "core/migrations/projectstate.h"

namespace Quintette {

class Backend;

/// The column of a field that has one. Throws ValueError for what the state does not explain,
/// NotSupportedError for a kind that the database does not have.
ColumnDefinition columnOf(const FieldState &field, const ModelState &model,
                          const ProjectState &state, const Backend &backend);
/// Whether the field has an index of its own that does not make it unique.
bool isIndexed(const FieldState &field);
/// SQL of a value, as a default has it.
QString literalSql(const FieldState &field, const Value &value, const Backend &backend);
/// SQL of what existing rows get for a new field that has no NULL; empty where there is nothing to
/// give.
QString fillSql(const FieldState &field, const Backend &backend);

} // namespace Quintette
