// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelinfo.h"

namespace Quintette::Internal {

/// What a model does not say itself is as its base has it: of an abstract base all options, of any
/// other the ordering and get_latest_by; of both managers and behaviour. Django: Meta inheritance.
void inheritOptions(ModelInfo &model, const ModelInfo &base);

} // namespace Quintette::Internal
