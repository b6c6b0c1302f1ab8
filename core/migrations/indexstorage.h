// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelinfo.h"

namespace Quintette {

/// "gin", as CREATE INDEX names it.
QString indexMethod(ModelOptions::IndexType type);
/// What made names of indexes of that type end in; "idx" for an ordinary one.
QString indexSuffix(ModelOptions::IndexType type);
/// What is declared for the storage of an index, by the server's names ("fillfactor": 70). Throws
/// ImproperlyConfigured for what its type does not have, or out of its range.
Dict indexStorage(const ModelOptions::Index &index, const ModelInfo &model);

} // namespace Quintette
