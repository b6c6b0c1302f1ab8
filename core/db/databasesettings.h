// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>

namespace Quintette {

/// Where one database is and how to open it.
struct QUINTETTE_CORE_EXPORT DatabaseSettings
{
    enum class Engine { Sqlite, PostgreSql };

    Engine engine = Engine::Sqlite;
    QString name; // file path, ":memory:", or the database name
    QString host;
    int port = 0;
    QString user;
    QString password;
    int timeoutMilliseconds = 5000; // how long to wait for a lock
    bool mustExist = true; // SQLite: false creates the file
    /// Where a table or an index goes that names no tablespace; on PostgreSQL only.
    QString tablespace;
    QString indexTablespace; // empty: that of its table
    QMap<QString, QString> options;

    /// A SQLite path, "sqlite:///path", or
    /// "postgresql://user:password@host:port/name?option=value".
    static Result<DatabaseSettings> fromUrl(const QString &url);
};

} // namespace Quintette
