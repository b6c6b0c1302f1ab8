// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sqlite3.h>

namespace Quintette::Internal {

using SqliteFunction = void (*)(sqlite3_context *, int, sqlite3_value **);

/// A function whose answer depends on its arguments alone, so that it may stand in an index or a
/// check.
inline void addSqliteFunction(sqlite3 *database, const char *name, int arguments,
                              SqliteFunction function)
{
    sqlite3_create_function_v2(database, name, arguments,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               function, nullptr, nullptr, nullptr);
}

/// Most of these functions answer NULL as soon as one argument is NULL.
inline bool anyIsNull(int count, sqlite3_value **values)
{
    for (int i = 0; i < count; ++i) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL)
            return true;
    }
    return false;
}

inline QString textArgument(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(text, text ? sqlite3_value_bytes(value) : 0);
}

inline void answer(sqlite3_context *context, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_result_text64(context, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

} // namespace Quintette::Internal
