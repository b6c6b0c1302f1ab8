// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// What one "?" is sent as: the text form, and the type that a literal of that kind would have.
/// Text is sent untyped, as a quoted literal is, so that the server takes it for what the column
/// wants.
struct PostgreSqlParameter
{
    QByteArray text;
    quint32 type = 0;
    bool isNull = false;
};

PostgreSqlParameter toPostgreSql(const Value &value);
/// A column of a result (text format) by the object identifier of its type; types unknown here
/// become text.
Value fromPostgreSql(quint32 type, const char *text, int length);

} // namespace Quintette::Internal
