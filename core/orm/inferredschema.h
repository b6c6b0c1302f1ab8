// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/db/tabledefinition.h"
#include "core/orm/inferredfield.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace Quintette::Internal {

/// The tables of a database, and which of them are nothing but a many-to-many relation.
class InferredSchema
{
public:
    /// A table of its own id and two foreign keys.
    struct Link
    {
        QString owner; // table that has the many-to-many field
        QString field;
        ColumnDefinition source;
        ColumnDefinition target;
    };

    /// declared: tables that have models already.
    InferredSchema(Connection &connection, const QSet<QString> &declared);

    const QList<TableDefinition> &tables() const { return m_tables; }
    /// Null where there is none of that name.
    const TableDefinition *table(const QString &name) const;
    /// By the name of the many-to-many table.
    const QMap<QString, Link> &links() const { return m_links; }
    const SchemaOrigin &origin() const { return m_origin; }
    /// App and model, by "app_model".
    const QHash<QString, QPair<QString, QString>> &contentTypes() const { return m_contentTypes; }

private:
    void readTables(Connection &connection);
    void findManyToMany(const QSet<QString> &declared);
    void findOwner(const TableDefinition &through, const QList<ColumnDefinition> &keys);

    SchemaOrigin m_origin;
    QList<TableDefinition> m_tables;
    QHash<QString, QPair<QString, QString>> m_contentTypes;
    QMap<QString, Link> m_links;
};

} // namespace Quintette::Internal
