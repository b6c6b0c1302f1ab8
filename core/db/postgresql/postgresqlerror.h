// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// Throws the DatabaseError kind of an SQLSTATE. Source: PostgreSQL, appendix "Error Codes".
[[noreturn]] void throwPostgreSqlError(const QByteArray &sqlState, const QString &serverMessage,
                                       const QString &sql, const ValueList &parameters);

} // namespace Quintette::Internal
