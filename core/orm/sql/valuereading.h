// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {
class ModelRegistry;
}

namespace Quintette::Internal {

/// The typed value of something computed (not a column), as Django's converters give it: what does
/// not have the form of the field is left as the driver read it.
Value readComputed(const Value &raw, const Field &field, const Backend &backend);

/// A date and time without its zone where the project uses none; all else as it is.
Value ofProject(const Value &value, const ModelRegistry &registry);

} // namespace Quintette::Internal
