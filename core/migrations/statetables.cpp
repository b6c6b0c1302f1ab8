// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/statetables.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/backend.h"
#include "core/db/schemanames.h"

namespace Quintette {

namespace {

ColumnTypeOptions typeOptions(const FieldState &field)
{
    int length = field.number(u"max_length");
    // What Django's classes have without being told.
    if (length < 0) {
        static const QHash<QString, int> lengths = {
                {u"EmailField"_s, 254}, {u"URLField"_s, 200},   {u"SlugField"_s, 50},
                {u"FileField"_s, 100},  {u"ImageField"_s, 100}, {u"FilePathField"_s, 100}};
        length = lengths.value(field.kind, -1);
    }
    return {length, field.number(u"max_digits"), field.number(u"decimal_places")};
}

// The class whose column a class has: an e-mail address is stored as any other text.
QString storedKind(const QString &kind)
{
    if (kind == "EmailField"_L1 || kind == "URLField"_L1)
        return u"CharField"_s;
    return kind == "ImageField"_L1 ? u"FileField"_s : kind;
}

const FieldState &targetOf(const FieldState &field, const ModelState &owner,
                           const ProjectState &state)
{
    const QString label = field.text(u"to");
    const ModelState &model =
            label.compare(owner.key(), Qt::CaseInsensitive) == 0 ? owner : state.target(label);
    const QString name = field.text(u"to_field");
    const FieldState *target = name.isEmpty() ? &model.primaryKey() : model.field(name);
    if (!target)
        throw ValueError(u"%1.%2.%3 points to field \"%4\" of %5, which it does not have"_s.arg(
                owner.app, owner.name, field.name, name, label));
    return *target;
}

QString relatedType(const FieldState &field, const ModelState &owner, const ProjectState &state,
                    const Backend &backend)
{
    const FieldState &target = targetOf(field, owner, state);
    if (target.isForeignKey())
        return relatedType(target, state.target(field.text(u"to")), state, backend);
    return backend.relatedColumnType(storedKind(target.kind), typeOptions(target));
}

QString tableOfLabel(const QString &label, const ModelState &owner, const ProjectState &state)
{
    return label.compare(owner.key(), Qt::CaseInsensitive) == 0 ? owner.table()
                                                                : state.target(label).table();
}

ColumnDefinition columnOf(const FieldState &field, const ModelState &model,
                          const ProjectState &state, const Backend &backend)
{
    ColumnDefinition column;
    column.name = field.column();
    column.null = field.isSet(u"null");
    column.primaryKey = field.isSet(u"primary_key");
    column.unique = field.isSet(u"unique") || field.kind == "OneToOneField"_L1;
    column.collation = field.text(u"db_collation");
    column.comment = field.text(u"db_comment");
    if (field.isForeignKey()) {
        column.type = relatedType(field, model, state, backend);
        const Value *constraint = field.options.find(u"db_constraint");
        if (!constraint || constraint->isTrue()) {
            column.referencesTable = tableOfLabel(field.text(u"to"), model, state);
            column.referencesColumn = targetOf(field, model, state).column();
        }
        return column;
    }
    QString kind = storedKind(field.kind);
    if (kind == "GeneratedField"_L1) {
        column.generatedSql = field.text(u"expression");
        column.generatedStored = field.isSet(u"db_persist");
        kind = storedKind(field.text(u"output_field"));
    }
    column.type = backend.columnType(kind, typeOptions(field));
    if (column.type.isEmpty())
        throw ValueError(u"%1.%2.%3 has the unknown kind \"%4\""_s.arg(model.app, model.name,
                                                                       field.name, field.kind));
    column.check = backend.columnCheck(kind, column.name);
    column.autoIncrement = kind.endsWith("AutoField"_L1);
    if (const Value *value = field.options.find(u"db_default"))
        column.defaultSql = backend.quoteValue(*value);
    return column;
}

QStringList columnsOf(const ValueList &names, const ModelState &model)
{
    QStringList columns;
    for (const Value &item : names) {
        QString name = item.toString();
        const bool descending = name.startsWith(u'-');
        if (descending)
            name.remove(0, 1);
        const FieldState *field = model.field(name);
        if (!field)
            throw ValueError(u"%1.%2 has no field \"%3\" for its index or constraint"_s.arg(
                    model.app, model.name, name));
        columns += field->column() + (descending ? u" DESC"_s : QString());
    }
    return columns;
}

QString textOf(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isText() ? value->toString() : QString();
}

ValueList listOf(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isList() ? value->list() : ValueList();
}

bool isIndexed(const FieldState &field)
{
    if (field.isSet(u"unique") || field.isSet(u"primary_key") || field.kind == "OneToOneField"_L1)
        return false;
    const Value *given = field.options.find(u"db_index");
    const bool byDefault = field.isForeignKey() || field.kind == "SlugField"_L1;
    return given ? given->isTrue() : byDefault;
}

} // namespace

bool isCheck(const Dict &description)
{
    return description.contains(u"check");
}

CheckDefinition checkOf(const Dict &description)
{
    return {textOf(description, u"name"), textOf(description, u"check")};
}

static CheckDefinition exclusionOf(const Dict &description)
{
    QString sql = u"EXCLUDE USING %1 (%2)"_s.arg(textOf(description, u"index_type"),
                                                 textOf(description, u"exclude"));
    if (const QString condition = textOf(description, u"condition"); !condition.isEmpty())
        sql += u" WHERE (%1)"_s.arg(condition);
    return {textOf(description, u"name"), sql};
}

IndexDefinition indexOf(const Dict &description, const ModelState &model)
{
    IndexDefinition index;
    index.name = textOf(description, u"name");
    index.unique = description.value(u"unique").isTrue();
    index.condition = textOf(description, u"condition");
    index.constraint = index.unique && index.condition.isEmpty();
    const Value fields = description.value(u"fields");
    const Value expressions = description.value(u"expressions");
    if (expressions.isList()) {
        index.expressions = true;
        index.constraint = false;
        for (const Value &sql : expressions.list())
            index.columns += sql.toString();
    } else if (fields.isList()) {
        index.columns = columnsOf(fields.list(), model);
    }
    index.include = columnsOf(listOf(description, u"include"), model);
    index.nullsAreEqual = description.contains(u"nulls_distinct")
            && !description.value(u"nulls_distinct").isTrue();
    index.deferred = textOf(description, u"deferrable") == "deferred"_L1;
    const ValueList opclasses = listOf(description, u"opclasses");
    for (qsizetype i = 0; i < opclasses.size() && i < index.columns.size(); ++i) {
        if (!index.expressions)
            index.columns[i] = u'"' + index.columns.at(i) + u'"';
        index.columns[i] += u' ' + opclasses.at(i).toString();
    }
    index.expressions |= !opclasses.isEmpty();
    index.constraint &= index.include.isEmpty() && !index.expressions;
    if (index.name.isEmpty() || index.columns.isEmpty())
        throw ValueError(
                u"an index or constraint of %1.%2 needs \"name\" and \"fields\" or \"expressions\""_s
                        .arg(model.app, model.name));
    return index;
}

TableDefinition tableOf(const ModelState &model, const ProjectState &state, const Backend &backend)
{
    TableDefinition table;
    table.name = model.table();
    table.comment = textOf(model.options, u"db_table_comment");
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
        if (isIndexed(field))
            table.indexes += IndexDefinition{
                    schemaName(table.name, {column.name}, {}, backend.maxNameLength()),
                    {column.name}};
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
        else if (constraint.dict().contains(u"exclude"))
            table.exclusions += exclusionOf(constraint.dict());
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

QString fillSql(const FieldState &field, const Backend &backend)
{
    if (const Value *value = field.options.find(u"default")) {
        if (!value->isNone())
            return backend.quoteValue(field.kind == "JSONField"_L1
                                              ? Value(QString::fromUtf8(Json::serialize(*value)))
                                              : *value);
        return {};
    }
    if (field.options.contains(u"db_default") || field.isSet(u"null"))
        return {};
    static const QStringList texts = {u"CharField"_s, u"TextField"_s,    u"EmailField"_s,
                                      u"URLField"_s,  u"SlugField"_s,    u"ImageField"_s,
                                      u"FileField"_s, u"FilePathField"_s};
    if (field.isSet(u"blank") && texts.contains(field.kind))
        return u"''"_s;
    if (field.isSet(u"auto_now") || field.isSet(u"auto_now_add")) {
        const DateTime now = DateTime::now();
        if (field.kind == "DateField"_L1)
            return backend.quoteValue(now.date());
        return backend.quoteValue(field.kind == "TimeField"_L1 ? Value(now.time()) : Value(now));
    }
    return {};
}

} // namespace Quintette
