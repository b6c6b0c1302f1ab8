// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/columnstates.h"
#include "core/migrations/rulestates.h"

namespace Quintette {

class Backend;

/// The table that a model of that state has, named and built as Django builds it; many-to-many
/// fields have their own.
QUINTETTE_CORE_EXPORT TableDefinition tableOf(const ModelState &model, const ProjectState &state,
                                              const Backend &backend);
/// The table of a many-to-many field; nothing where a model of its own ("through") does that.
QUINTETTE_CORE_EXPORT std::optional<TableDefinition> throughTableOf(const ModelState &model,
                                                                    const FieldState &field,
                                                                    const ProjectState &state,
                                                                    const Backend &backend);
/// The columns of that table, source first: "book_id", "author_id" (or "from_..", "to_.." for a
/// model to itself).
QPair<QString, QString> throughColumns(const ModelState &model, const FieldState &field,
                                       const ProjectState &state);
/// Whether migrations look after the table of a model: not of one that is unmanaged, replaced
/// or a proxy.
/// Django: allow_migrate_model.
bool isMigrated(const ModelState &model, const ProjectState &state);

} // namespace Quintette
