// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/q.h"

namespace Quintette {

class ModelInfo;

namespace Internal {

/// Names of the fields of a model that a condition or expression starts from.
QStringList namedFields(const Q &condition, const ModelInfo &model);
QStringList namedFields(const Expression &expression, const ModelInfo &model);

} // namespace Internal
} // namespace Quintette
