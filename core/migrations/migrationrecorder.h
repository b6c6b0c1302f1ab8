// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/migrations/migration.h"

namespace Quintette {

/// The table django_migrations, in which Django keeps the same record. Django: MigrationRecorder.
class QUINTETTE_CORE_EXPORT MigrationRecorder
{
public:
    explicit MigrationRecorder(Connection &connection) : m_connection(connection) { }

    /// In the order they were applied; nothing when the table is not there yet.
    QList<MigrationKey> applied() const;
    /// When it was, for showing; nothing when it was not.
    std::optional<DateTime> appliedAt(const MigrationKey &key) const;
    void ensureTable();
    void record(const MigrationKey &key);
    void forget(const MigrationKey &key);

private:
    bool hasTable() const;

    Connection &m_connection;
};

} // namespace Quintette
