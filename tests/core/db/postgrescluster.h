// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/databasesettings.h"

#include <QTemporaryDir>

#include <memory>

namespace Quintette::Testing {

/// A private PostgreSQL server of the test run: its files and socket are in a temporary folder,
/// nothing listens on the network, and it goes with the object. PostgreSQL refuses to run as root,
/// so root hands it to the user "postgres".
class PostgresCluster
{
public:
    /// Empty where PostgreSQL is not installed: the test is then to be skipped. Fatal when it does
    /// not start.
    static std::unique_ptr<PostgresCluster> start();
    ~PostgresCluster();

    /// Of a fresh, empty database with that name.
    DatabaseSettings createDatabase(const QString &name);
    void restart();

private:
    PostgresCluster() = default;
    bool run(const QString &tool, const QStringList &arguments) const;
    bool startServer() const;

    QTemporaryDir m_directory;
    QString m_tools; // folder of initdb and pg_ctl
};

} // namespace Quintette::Testing
