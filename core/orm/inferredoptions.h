// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/inferrednames.h"

namespace Quintette::Internal {

/// What the schema says of a model beside its fields: rules, indexes, and which text names an
/// object.
ModelOptions inferOptions(const TableDefinition &table, const InferredNames &names,
                          const SchemaOrigin &origin);

} // namespace Quintette::Internal
