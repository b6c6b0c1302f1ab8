// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"

#include <QSet>

namespace Quintette {

/// Adds a model for each table of the database that no declared model has. Call before the registry
/// is resolved, with the tables (many-to-many ones too) that declared models use. Names: the
/// content types say app and model of a table "app_model"; else a prefix that several tables share
/// is the app, and a table without one belongs to the app named after the database. A table of its
/// own id and exactly two foreign keys, unique together, named "<table>_<field>", is a many-to-many
/// field. Views are left out. What a schema cannot tell (choices, verbose names, validators) has
/// its default. Throws DatabaseError.
QUINTETTE_CORE_EXPORT void inferModels(ModelRegistry &registry, Connection &connection,
                                       const QSet<QString> &tablesAlreadyDeclared = {});

} // namespace Quintette
