// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Testing {

/// Creates the tables of all models of the registry, with their foreign keys and unique rules, as a
/// migration would.
void createTables(const ModelRegistry &registry, Connection &connection);

} // namespace Quintette::Testing
