// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/sqldialect.h"

namespace Quintette::Internal {

/// What stands before a statement to be explained. Throws ValueError for a format or an option that
/// the database does not have. Django: explain_query_prefix.
QString explainPrefix(const SqlDialect &dialect, const QString &format, const Dict &options);

} // namespace Quintette::Internal
