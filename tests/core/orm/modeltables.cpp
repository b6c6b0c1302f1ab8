// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/orm/modeltables.h"

#include "core/db/backend.h"
#include "core/db/schemaeditor.h"

namespace Quintette::Testing {

static TableDefinition tableOf(const ModelInfo &model, const Backend &backend)
{
    TableDefinition table;
    table.name = model.table();
    for (const Field *field : model.keyFields())
        table.primaryKey += field->column();
    for (const Field *field : model.localFields()) {
        ColumnDefinition column;
        column.name = field->column();
        column.type = field->columnType(backend);
        column.null = field->isNull();
        column.primaryKey = field->isPrimaryKey();
        column.autoIncrement = field->isAuto();
        column.unique = field->isUnique();
        column.check = backend.columnCheck(field->internalType(), field->column());
        if (field->isForeignKey()) {
            column.referencesTable = field->relatedModel()->table();
            column.referencesColumn = field->targetField()->column();
        }
        table.columns += column;
    }
    for (const QStringList &names : model.options().uniqueTogether) {
        IndexDefinition index;
        for (const QString &name : names)
            index.columns += model.field(name).column();
        index.name = table.name + u'_' + index.columns.join(u'_') + u"_uniq"_s;
        index.unique = true;
        table.indexes += index;
    }
    return table;
}

void createTables(const ModelRegistry &registry, Connection &connection)
{
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(connection);
    editor->atomically([&] {
        for (const ModelInfo *model : registry.allModels()) {
            if (!model->isProxy())
                editor->createTable(tableOf(*model, connection.backend()));
        }
    });
}

} // namespace Quintette::Testing
