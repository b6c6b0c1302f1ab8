// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitefunctions.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QUuid>

#include <sqlite3.h>

namespace Quintette::Internal {

namespace {

/// As columns of UUIDs hold them: 32 digits.
void answerUuid(sqlite3_context *context, const QUuid &uuid)
{
    const QByteArray digits = uuid.toByteArray(QUuid::Id128);
    sqlite3_result_text(context, digits.constData(), int(digits.size()), SQLITE_TRANSIENT);
}

void uuid4(sqlite3_context *context, int, sqlite3_value **)
{
    answerUuid(context, QUuid::createUuid());
}

// RFC 9562: 48 bits of milliseconds, the version, then chance.
void uuid7(sqlite3_context *context, int, sqlite3_value **)
{
    const quint64 now = quint64(QDateTime::currentMSecsSinceEpoch());
    quint32 chance[3];
    QRandomGenerator::system()->fillRange(chance);
    QByteArray bytes(16, '\0');
    for (int i = 0; i < 6; ++i)
        bytes[i] = char(now >> (40 - 8 * i));
    memcpy(bytes.data() + 6, chance, 10);
    bytes[6] = char(0x70 | (bytes[6] & 0x0f));
    bytes[8] = char(0x80 | (bytes[8] & 0x3f));
    answerUuid(context, QUuid::fromRfc4122(bytes));
}

} // namespace

// Each row gets another one, so they are not deterministic.
void registerSqliteUuidFunctions(sqlite3 *database)
{
    sqlite3_create_function_v2(database, "UUIDV4", 0, SQLITE_UTF8, nullptr, uuid4, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(database, "UUIDV7", 0, SQLITE_UTF8, nullptr, uuid7, nullptr, nullptr,
                               nullptr);
}

} // namespace Quintette::Internal
