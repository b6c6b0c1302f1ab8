// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelinfo.h"

namespace Quintette {

/// Names as a migration file has them.
ValueList asValues(const QStringList &names);
/// An index or a constraint as it is declared, in the words of migration files (see README.md).
/// Throws ImproperlyConfigured for options that its type does not have, or values it cannot have.
Dict describe(const ModelOptions::Index &index, const ModelInfo &model, const Backend &backend);
Dict describe(const ModelOptions::Constraint &constraint, const ModelInfo &model,
              const Backend &backend);

} // namespace Quintette
