// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/q.h"

namespace Quintette {

class Backend;
class ModelInfo;

namespace Internal {

/// SQL over the columns of a model's own table, without its name and with all values written out,
/// as CHECK, indexes and generated columns need it. Throws FieldError for what lies in another
/// table.
QString conditionSql(const Q &condition, const ModelInfo &model, const Backend &backend);
/// An expression that is more than a column stands in parentheses.
QString expressionSql(const Expression &expression, const ModelInfo &model, const Backend &backend);

} // namespace Internal
} // namespace Quintette
