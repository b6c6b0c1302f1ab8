// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <optional>

namespace Quintette {

// The readings of numbers that Django's filters make with Python's int(), float() and Decimal():
// white space around, signs, underscores between digits and the digits of every script are
// accepted, anything else is not.

/// int(text): an Int or a BigInt.
QUINTETTE_CORE_EXPORT std::optional<Value> integerFromText(QStringView text);
/// float(text), "inf" and "nan" included.
QUINTETTE_CORE_EXPORT std::optional<double> floatFromText(QStringView text);
/// Decimal(text).
QUINTETTE_CORE_EXPORT std::optional<Decimal> decimalFromText(QStringView text);

/// int(value): numbers lose their fraction, text is read; nothing where Python raises an error.
QUINTETTE_CORE_EXPORT std::optional<Value> toPythonInteger(const Value &value);
/// The same for what must fit a C++ integer: sizes and positions. Larger ones become the largest.
QUINTETTE_CORE_EXPORT std::optional<qint64> toPythonIndex(const Value &value);
/// float(value).
QUINTETTE_CORE_EXPORT std::optional<double> toPythonFloat(const Value &value);

/// a + b, with Python's rules for two numbers (an integer grows as needed).
QUINTETTE_CORE_EXPORT Value addIntegers(const Value &a, const Value &b);

} // namespace Quintette
