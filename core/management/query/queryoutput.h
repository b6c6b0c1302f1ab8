// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// A value as JSON has it: decimals, dates, times and UUIDs become text with every digit kept.
Value toJsonValue(const Value &value);
/// Rows as {"rows": [...]} holds them.
QUINTETTE_CORE_EXPORT Value toJsonRows(const QList<Dict> &rows);

enum class OutputFormat { Json, Csv, Table };
/// The rows as text with a line end at the end.
QByteArray formatRows(const QList<Dict> &rows, OutputFormat format);

} // namespace Quintette::Internal
