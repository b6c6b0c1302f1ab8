// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/tabledefinition.h"
#include "core/migrations/modelstate.h"

namespace Quintette {

/// Columns of the fields of that names; "-published" becomes "published DESC". Throws ValueError
/// for a field that the model does not have.
QStringList columnsOf(const ValueList &names, const ModelState &model);

/// One entry of the options "indexes" and "constraints", as migration files have them (see
/// README.md). Throws ValueError saying what is wrong with it.
IndexDefinition indexOf(const Dict &description, const ModelState &model);
bool isCheck(const Dict &description);
CheckDefinition checkOf(const Dict &description);
bool isExclusion(const Dict &description);
CheckDefinition exclusionOf(const Dict &description, const ModelState &model);

} // namespace Quintette
