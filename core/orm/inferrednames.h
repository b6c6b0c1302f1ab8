// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/inferredschema.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

/// What models and fields are called that nobody declared.
class InferredNames
{
public:
    InferredNames(const InferredSchema &schema, const Connection &connection,
                  const ModelRegistry &registry);

    /// "app.Model" of a table; empty for a many-to-many one.
    QString label(const QString &table) const { return m_labels.value(table); }
    bool hasModel(const QString &table) const { return m_labels.contains(table); }
    QString fieldName(const ColumnDefinition &column) const;
    /// The same, changed where another field has it.
    QString freeName(const TableDefinition &table, const ColumnDefinition &column,
                     const QSet<QString> &taken) const;
    /// A word that can stand in a label: letters, digits and underscores, not starting with a
    /// digit.
    static QString identifier(const QString &text);

private:
    static const ModelInfo *findDeclared(const ModelRegistry &registry, const QString &tableName);

    const InferredSchema &m_schema;
    QHash<QString, QString> m_labels; // by table
};

} // namespace Quintette::Internal
