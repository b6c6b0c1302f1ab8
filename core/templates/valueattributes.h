// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <optional>

namespace Quintette::Internal {

/// What Python has under that name on a plain value: parts of dates, methods of strings, lists and
/// dicts that need no argument (called already). A method that needs arguments cannot be called by
/// a template: nothing.
std::optional<Value> plainAttribute(const Value &value, const QString &name);

} // namespace Quintette::Internal
