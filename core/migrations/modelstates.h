// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/projectstate.h"

namespace Quintette {

class Backend;
class Connection;
class ModelInfo;
class ModelRegistry;

/// A model as it is declared now, in the words of migration files: its own fields, and the options
/// that matter to tables. SQL of conditions is that of the back-end. Django:
/// ModelState.from_model().
QUINTETTE_CORE_EXPORT ModelState stateOf(const ModelInfo &model, const Backend &backend);
/// All models, automatic through models left out: their many-to-many fields stand for them.
QUINTETTE_CORE_EXPORT ProjectState stateOf(const ModelRegistry &models, const Backend &backend);

enum class Managed { Only, OrNot };
/// Makes the tables of models as they are declared, many-to-many ones included, without any
/// migration; proxies and models of another kind of database are left out. One transaction. Throws
/// DatabaseError. Django: migrate --run-syncdb.
QUINTETTE_CORE_EXPORT void createTables(const ModelRegistry &models, Connection &connection,
                                        Managed managed = Managed::Only);

} // namespace Quintette
