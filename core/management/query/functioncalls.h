// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// What a call of that name means ("Lower", "Cast", "Window", "CharField"); nothing for a name that
/// is not known. Throws TypeError for arguments it does not take.
std::optional<ParsedValue> callByName(const QString &name, const ParsedArguments &arguments);

/// on.name(...): asc(), desc(nulls_last=True), bitand(6) and so on. Throws FieldError.
ParsedValue callMethod(const Expression &on, const QString &name, const ParsedArguments &arguments);

} // namespace Quintette::Internal
