// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

/// Looks after the search indexes that the models declare, whenever migrations have run.
void keepSearchIndexes(ModelRegistry &registry);

} // namespace Quintette::Internal
