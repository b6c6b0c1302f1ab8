// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/driver.h"

#include "core/db/postgresql/postgresqldriver.h"
#include "core/db/sqlite/sqlitedriver.h"

namespace Quintette {

Cursor::Private::~Private() = default;

namespace Internal {

Driver::~Driver() = default;

std::unique_ptr<Driver> Driver::make(const DatabaseSettings &settings)
{
    if (settings.engine == DatabaseSettings::Engine::PostgreSql)
        return std::make_unique<PostgreSqlDriver>(settings);
    return std::make_unique<SqliteDriver>(settings);
}

} // namespace Internal
} // namespace Quintette
