// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"

namespace Quintette {

/// JSON that keeps what QJsonDocument loses: the order of keys, integers apart from floats (1
/// and 1.0), integers of any size. Source: RFC 8259, with Python's NaN and Infinity.
namespace Json {

/// How deep lists and objects may stand in each other before a document is refused.
constexpr int depthLimit = 500;

QUINTETTE_CORE_EXPORT Result<Value> parse(const QByteArray &utf8);

enum class Style { Compact, Python, Indented };
/// Compact: {"a":1}; Python: {"a": 1} as json.dumps; Indented: two spaces, for people and fixtures.
/// Dates, decimals and the like become the strings DjangoJSONEncoder makes. asciiOnly escapes all
/// else as \uXXXX.
QUINTETTE_CORE_EXPORT QByteArray serialize(const Value &value, Style style = Style::Compact,
                                           bool asciiOnly = false);

} // namespace Json
} // namespace Quintette
