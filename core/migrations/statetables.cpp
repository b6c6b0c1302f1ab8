// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/statetables.h"

#include "core/db/backend.h"
#include "core/db/schemanames.h"

namespace Quintette {

TableDefinition tableOf(const ModelState &model, const ProjectState &state, const Backend &backend)
{
    TableDefinition table;
    table.name = model.table();
    table.comment = model.text(u"db_table_comment");
    table.tablespace = model.text(u"db_tablespace");
    for (const FieldState &field : model.fields) {
        if (field.isManyToMany())
            continue;
        if (field.isCompositeKey()) {
            table.primaryKey = columnsOf(field.options.value(u"fields").list(), model);
            continue;
        }
        const ColumnDefinition column = columnOf(field, model, state, backend);
        table.columns += column;
        if (column.primaryKey)
            table.primaryKey += column.name;
        if (isIndexed(field)) {
            IndexDefinition index{
                    schemaName(table.name, {column.name}, {}, backend.maxNameLength()),
                    {column.name}};
            index.tablespace = column.tablespace;
            table.indexes += index;
        }
    }
    for (const Value &together : model.list(u"unique_together")) {
        const QStringList columns = columnsOf(together.list(), model);
        table.indexes += IndexDefinition{
                schemaName(table.name, columns, u"_uniq"_s, backend.maxNameLength()), columns,
                true};
    }
    for (const Value &index : model.list(u"indexes"))
        table.indexes += indexOf(index.dict(), model);
    for (const Value &constraint : model.list(u"constraints")) {
        if (isCheck(constraint.dict()))
            table.checks += checkOf(constraint.dict());
        else if (isExclusion(constraint.dict()))
            table.exclusions += exclusionOf(constraint.dict(), model);
        else
            table.indexes += indexOf(constraint.dict(), model);
    }
    return table;
}

bool isMigrated(const ModelState &model, const ProjectState &state)
{
    const Value *managed = model.options.find(u"managed");
    const Value *proxy = model.options.find(u"proxy");
    return (!managed || managed->isTrue()) && !(proxy && proxy->isTrue())
            && !state.isReplaced(model);
}

QPair<QString, QString> throughColumns(const ModelState &model, const FieldState &field,
                                       const ProjectState &state)
{
    const QString source = model.name.toLower();
    const QString to = field.text(u"to");
    const bool isItself = to.compare(model.key(), Qt::CaseInsensitive) == 0;
    const QString target = isItself ? source : state.target(to).name.toLower();
    if (source == target)
        return {u"from_%1_id"_s.arg(source), u"to_%1_id"_s.arg(target)};
    return {source + u"_id"_s, target + u"_id"_s};
}

std::optional<TableDefinition> throughTableOf(const ModelState &model, const FieldState &field,
                                              const ProjectState &state, const Backend &backend)
{
    if (!field.text(u"through").isEmpty())
        return {};
    const FieldState &key = model.primaryKey();
    const QString target = field.text(u"to");
    const auto [sourceColumn, targetColumn] = throughColumns(model, field, state);
    const auto stem = [](const QString &column) { return column.chopped(3); };

    ModelState through;
    through.app = model.app;
    through.name = model.name + u'_' + field.name;
    QString table = field.text(u"db_table");
    if (table.isEmpty()) {
        table = model.table() + u'_' + field.name;
        // Django shortens with a hash what the database would cut.
        if (table.size() > backend.maxNameLength())
            table = table.left(backend.maxNameLength() - 5) + u'_' + namesDigest({table}, 4);
    }
    through.options.insert(u"db_table"_s, table);
    through.fields += FieldState{u"id"_s,
                                 key.kind.endsWith("AutoField"_L1) ? key.kind : u"BigAutoField"_s,
                                 {{u"primary_key"_s, true}}};
    const Value constraint = field.options.find(u"db_constraint")
            ? field.options.value(u"db_constraint")
            : Value(true);
    through.fields += FieldState{
            stem(sourceColumn),
            u"ForeignKey"_s,
            {{u"to"_s, model.app + u'.' + model.name}, {u"db_constraint"_s, constraint}}};
    through.fields += FieldState{stem(targetColumn),
                                 u"ForeignKey"_s,
                                 {{u"to"_s, target}, {u"db_constraint"_s, constraint}}};
    through.options.insert(u"unique_together"_s,
                           ValueList({Value(ValueList({stem(sourceColumn), stem(targetColumn)}))}));
    ProjectState known = state;
    known.insert(model);
    return tableOf(through, known, backend);
}

} // namespace Quintette
