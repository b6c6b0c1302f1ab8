// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/pythonregex.h"
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"

#include <QCache>
#include <QCryptographicHash>

#include <algorithm>
#include <string>

namespace Quintette::Internal {

namespace {

// Characters, not UTF-16 units: what Python counts.
std::u32string characters(sqlite3_value *value)
{
    return textArgument(value).toStdU32String();
}

bool isTooLong(sqlite3_context *context, qint64 characterCount)
{
    // Four bytes is the most that one character takes in UTF-8.
    if (characterCount
        <= sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1) / 4)
        return false;
    sqlite3_result_error_toobig(context);
    return true;
}

template <bool Left> void pad(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    std::u32string text = characters(values[0]);
    const std::u32string fill = characters(values[2]);
    const qint64 length = std::max<qint64>(0, sqlite3_value_int64(values[1]));
    if (isTooLong(context, length))
        return;
    if (qint64(text.size()) > length)
        text.resize(size_t(length));
    const size_t missing = fill.empty() ? 0 : size_t(length) - text.size();
    std::u32string padding;
    padding.reserve(missing);
    for (size_t i = 0; i < missing; ++i)
        padding += fill[i % fill.size()];
    answer(context, QString::fromStdU32String(Left ? padding + text : text + padding));
}

void repeat(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const QString text = textArgument(values[0]);
    const qint64 times = std::max<qint64>(0, sqlite3_value_int64(values[1]));
    qint64 length = 0;
    if (__builtin_mul_overflow(times, qint64(text.size()), &length))
        return sqlite3_result_error_toobig(context);
    if (!isTooLong(context, length))
        answer(context, text.repeated(times));
}

void reverse(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    std::u32string text = characters(values[0]);
    std::reverse(text.begin(), text.end());
    answer(context, QString::fromStdU32String(text));
}

template <QCryptographicHash::Algorithm Algorithm>
void hash(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!anyIsNull(count, values))
        answer(context,
               QString::fromLatin1(
                       QCryptographicHash::hash(textArgument(values[0]).toUtf8(), Algorithm)
                               .toHex()));
}

void regexp(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    if (sqlite3_value_type(values[0]) != SQLITE_TEXT)
        return sqlite3_result_error(context, "a regular expression is a text", -1);
    thread_local QCache<QString, PythonRegex> compiled(64);
    const QString pattern = textArgument(values[0]);
    PythonRegex *expression = compiled.object(pattern);
    if (!expression) {
        expression = new PythonRegex(pattern);
        compiled.insert(pattern, expression);
    }
    if (!expression->error().isEmpty()) {
        const QByteArray message = "invalid regular expression: " + expression->error().toUtf8();
        return sqlite3_result_error(context, message.constData(), int(message.size()));
    }
    sqlite3_result_int(context, expression->search(textArgument(values[1])));
}

} // namespace

void registerSqliteTextFunctions(sqlite3 *database)
{
    addSqliteFunction(database, "regexp", 2, regexp);
    addSqliteFunction(database, "LPAD", 3, pad<true>);
    addSqliteFunction(database, "RPAD", 3, pad<false>);
    addSqliteFunction(database, "REPEAT", 2, repeat);
    addSqliteFunction(database, "REVERSE", 1, reverse);
    addSqliteFunction(database, "MD5", 1, hash<QCryptographicHash::Md5>);
    addSqliteFunction(database, "SHA1", 1, hash<QCryptographicHash::Sha1>);
    addSqliteFunction(database, "SHA224", 1, hash<QCryptographicHash::Sha224>);
    addSqliteFunction(database, "SHA256", 1, hash<QCryptographicHash::Sha256>);
    addSqliteFunction(database, "SHA384", 1, hash<QCryptographicHash::Sha384>);
    addSqliteFunction(database, "SHA512", 1, hash<QCryptographicHash::Sha512>);
}

} // namespace Quintette::Internal
