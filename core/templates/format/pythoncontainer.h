// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <optional>

namespace Quintette {

// What Python does with everything that has elements: lists, tuples, strings, the keys of dicts,
// objects.

/// The elements in their order; nothing where Python raises TypeError.
QUINTETTE_CORE_EXPORT std::optional<ValueList> elementsOf(const Value &value);
/// len(value); nothing where Python raises TypeError.
QUINTETTE_CORE_EXPORT std::optional<qint64> lengthOf(const Value &value);
/// element in container; nothing where Python raises TypeError.
QUINTETTE_CORE_EXPORT std::optional<bool> isIn(const Value &element, const Value &container);

} // namespace Quintette
