// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// Throws the DatabaseError kind that an extended result code means, with a sentence that says what
/// to do where a person can do something. Source: sqlite.org/rescode.html.
[[noreturn]] void throwSqliteError(int extendedCode, const QString &driverMessage,
                                   const QString &path, const QString &sql,
                                   const ValueList &parameters);

} // namespace Quintette::Internal
