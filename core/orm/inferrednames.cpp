// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inferrednames.h"

#include "core/db/backend.h"

#include <QFileInfo>

namespace Quintette::Internal {

// Django's own tables, whose names do not follow from app and model.
static const QHash<QString, QString> &djangosTables()
{
    static const QHash<QString, QString> tables = {
            {u"django_admin_log"_s, u"admin.LogEntry"_s},
            {u"django_content_type"_s, u"contenttypes.ContentType"_s},
            {u"django_flatpage"_s, u"flatpages.FlatPage"_s},
            {u"django_redirect"_s, u"redirects.Redirect"_s},
            {u"django_session"_s, u"sessions.Session"_s},
            {u"django_site"_s, u"sites.Site"_s},
    };
    return tables;
}

static QString camelCase(const QString &snakeCase)
{
    QString name;
    for (const QString &word : snakeCase.split(u'_', Qt::SkipEmptyParts))
        name += word.front().toUpper() + word.sliced(1);
    return name;
}

QString InferredNames::identifier(const QString &text)
{
    QString name;
    for (const QChar c : text)
        name += c.isLetterOrNumber() || c == u'_' ? c.toLower() : u'_';
    return name.isEmpty() || name.front().isDigit() ? u'_' + name : name;
}

InferredNames::InferredNames(const InferredSchema &schema, const Connection &connection,
                             const ModelRegistry &registry)
    : m_schema(schema)
{
    // A many-to-many table says something about a prefix only when its owner has that prefix
    // too.
    QHash<QString, int> shared;
    for (const TableDefinition &table : m_schema.tables()) {
        const QString named = m_schema.links().contains(table.name)
                ? m_schema.links().value(table.name).owner
                : table.name;
        if (const qsizetype end = named.indexOf(u'_'); end > 0)
            ++shared[named.left(end)];
    }
    QSet<QString> apps;
    for (const auto &[app, model] : m_schema.contentTypes())
        apps.insert(app);
    const QString database = connection.settings().name;
    const QString ownApp = identifier(
            connection.backend().isSqlite() ? QFileInfo(database).completeBaseName() : database);
    QSet<QString> taken;
    for (const TableDefinition &table : m_schema.tables()) {
        const QString &name = table.name;
        if (m_schema.links().contains(name))
            continue;
        QString label;
        const QString prefix = name.left(std::max<qsizetype>(0, name.indexOf(u'_')));
        if (const ModelInfo *declared = findDeclared(registry, name))
            label = declared->label();
        else if (const auto type = m_schema.contentTypes().constFind(name);
                 type != m_schema.contentTypes().constEnd())
            label = type->first + u'.' + camelCase(type->second);
        else if (m_schema.origin().isDjangos && djangosTables().contains(name))
            label = djangosTables().value(name);
        else if (!prefix.isEmpty() && name.size() > prefix.size() + 1
                 && (shared.value(prefix) > 1 || apps.contains(prefix)))
            label = identifier(prefix) + u'.'
                    + camelCase(identifier(name.sliced(prefix.size() + 1)));
        else
            label = ownApp + u'.' + camelCase(identifier(name));
        while (taken.contains(label.toLower()))
            label += u'_';
        taken.insert(label.toLower());
        m_labels.insert(name, label);
    }
}

// Tables are only filed by name once the registry is resolved, and it is not yet.
const ModelInfo *InferredNames::findDeclared(const ModelRegistry &registry,
                                             const QString &tableName)
{
    for (const ModelInfo *model : registry.allModels()) {
        const QString &given = model->options().dbTable;
        if ((given.isEmpty() ? model->appLabel() + u'_' + model->modelName() : given) == tableName)
            return model;
    }
    return nullptr;
}

QString InferredNames::fieldName(const ColumnDefinition &column) const
{
    const bool relation =
            !column.referencesTable.isEmpty() && m_labels.contains(column.referencesTable);
    QString name = relation && column.name.endsWith("_id"_L1) && column.name.size() > 3
            ? column.name.chopped(3)
            : column.name;
    // Lookups split at two underscores, so that no name may hold or end with them.
    while (name.contains(u"__"_s))
        name.replace(u"__"_s, u"_"_s);
    while (name.endsWith(u'_') && name.size() > 1)
        name.chop(1);
    return identifier(name);
}

// "x" that refers to another table is stored as x_id, which a second column may be called.
QString InferredNames::freeName(const TableDefinition &table, const ColumnDefinition &column,
                                const QSet<QString> &taken) const
{
    QString name = fieldName(column);
    const bool relation =
            !column.referencesTable.isEmpty() && m_labels.contains(column.referencesTable);
    const auto clashes = [&] {
        const QString stored = name + u"_id"_s;
        return taken.contains(name) || (relation && stored != column.name && table.column(stored));
    };
    while (clashes())
        name += u"_field"_s;
    return name;
}

} // namespace Quintette::Internal
