// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inferredoptions.h"

#include "core/orm/inferredfield.h"

namespace Quintette::Internal {

/// The text column that names an object, if there is one of those names.
static QString displayField(const TableDefinition &table, const SchemaOrigin &origin)
{
    static const QStringList names = {u"name"_s,      u"title"_s,        u"headline"_s,
                                      u"label"_s,     u"subject"_s,      u"username"_s,
                                      u"full_name"_s, u"display_name"_s, u"caption"_s,
                                      u"last_name"_s, u"slug"_s,         u"code"_s};
    for (const QString &name : names) {
        const ColumnDefinition *column = table.column(name);
        if (!column || !column->referencesTable.isEmpty())
            continue;
        const FieldKind kind = inferField(table, *column, origin).kind;
        if (kind == FieldKind::Char || kind == FieldKind::Text)
            return name;
    }
    return {};
}

ModelOptions inferOptions(const TableDefinition &table, const InferredNames &names,
                          const SchemaOrigin &origin)
{
    ModelOptions options;
    options.dbTable = table.name;
    options.managed = false;
    options.inferred = true;
    options.displayField = displayField(table, origin);
    for (const IndexDefinition &index : table.indexes) {
        if (index.expressions || !index.condition.isEmpty())
            continue;
        QStringList fields;
        for (const QString &column : index.columns) {
            const bool descending = column.endsWith(" DESC"_L1);
            if (const ColumnDefinition *definition =
                        table.column(descending ? column.chopped(5) : column))
                fields += (descending ? u"-"_s : QString()) + names.fieldName(*definition);
        }
        if (index.unique && fields.size() > 1)
            options.uniqueTogether += fields;
        else if (!index.unique && fields.size() > 1)
            options.indexes += ModelOptions::Index{index.name, fields};
    }
    for (const CheckDefinition &check : table.checks)
        options.constraints += ModelOptions::Constraint{.name = check.name, .checkSql = check.sql};
    return options;
}

} // namespace Quintette::Internal
