// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inferredschema.h"

#include "core/db/backend.h"

namespace Quintette::Internal {

InferredSchema::InferredSchema(Connection &connection, const QSet<QString> &declared)
{
    readTables(connection);
    findManyToMany(declared);
}

void InferredSchema::readTables(Connection &connection)
{
    const QStringList names = connection.backend().tableNames(connection);
    m_origin.isSqlite = connection.backend().isSqlite();
    m_origin.isDjangos =
            names.contains(u"django_migrations"_s) || names.contains(u"django_content_type"_s);
    for (const QString &name : names) {
        if (name == "django_migrations"_L1)
            continue;
        m_tables += connection.backend().readTable(connection, name);
    }
    if (names.contains(u"django_content_type"_s)) {
        const QList<ValueList> types = connection.fetchAll(
                u"SELECT app_label, model FROM django_content_type ORDER BY id"_s);
        for (const ValueList &type : types)
            m_contentTypes.insert(type[0].toString() + u'_' + type[1].toString(),
                                  {type[0].toString(), type[1].toString()});
    }
}

const TableDefinition *InferredSchema::table(const QString &name) const
{
    const auto found =
            std::find_if(m_tables.cbegin(), m_tables.cend(),
                         [&](const TableDefinition &table) { return table.name == name; });
    return found == m_tables.cend() ? nullptr : &*found;
}

static bool isUniqueTogether(const TableDefinition &table, const QList<ColumnDefinition> &keys)
{
    return std::any_of(
            table.indexes.cbegin(), table.indexes.cend(), [&](const IndexDefinition &index) {
                return index.unique && index.condition.isEmpty() && index.columns.size() == 2
                        && index.columns.contains(keys[0].name)
                        && index.columns.contains(keys[1].name);
            });
}

void InferredSchema::findManyToMany(const QSet<QString> &declared)
{
    for (const TableDefinition &candidate : std::as_const(m_tables)) {
        if (candidate.columns.size() != 3 || candidate.primaryKey.size() != 1
            || declared.contains(candidate.name))
            continue;
        QList<ColumnDefinition> keys;
        for (const ColumnDefinition &column : candidate.columns) {
            if (!column.primaryKey && !column.referencesTable.isEmpty()
                && table(column.referencesTable))
                keys += column;
        }
        if (keys.size() == 2 && isUniqueTogether(candidate, keys))
            findOwner(candidate, keys);
    }
}

void InferredSchema::findOwner(const TableDefinition &through, const QList<ColumnDefinition> &keys)
{
    Link link;
    for (const ColumnDefinition &key : keys) {
        const QString prefix = key.referencesTable + u'_';
        if (!through.name.startsWith(prefix) || through.name.size() == prefix.size()
            || key.referencesTable.size() <= link.owner.size())
            continue;
        link.owner = key.referencesTable;
        link.field = through.name.sliced(prefix.size());
        link.source = key;
        link.target = key.name == keys[0].name ? keys[1] : keys[0];
    }
    if (!link.owner.isEmpty())
        m_links.insert(through.name, link);
}

} // namespace Quintette::Internal
