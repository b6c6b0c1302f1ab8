// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/columnstates.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/field.h"

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

/// The field class of a kind that only PostgreSQL has; nothing for other kinds.
std::optional<FieldKind> containerKind(const QString &kind)
{
    static const QHash<QString, FieldKind> kinds = {
            {u"ArrayField"_s, FieldKind::Array},
            {u"HStoreField"_s, FieldKind::HStore},
            {u"SearchVectorField"_s, FieldKind::SearchVector},
            {u"IntegerRangeField"_s, FieldKind::IntegerRange},
            {u"BigIntegerRangeField"_s, FieldKind::BigIntegerRange},
            {u"DecimalRangeField"_s, FieldKind::DecimalRange},
            {u"DateTimeRangeField"_s, FieldKind::DateTimeRange},
            {u"DateRangeField"_s, FieldKind::DateRange}};
    const auto found = kinds.constFind(kind);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

FieldState stateOfItems(const FieldState &array)
{
    Dict base = array.options.value(u"base_field").type() == Value::Type::Dict
            ? array.options.value(u"base_field").dict()
            : Dict();
    base.insert(u"name"_s, array.name);
    return FieldState::fromDict(base);
}

QString typeOf(const FieldState &field, const Backend &backend)
{
    // A class of one's own says itself what its column is.
    if (const QString given = field.text(u"db_type"); !given.isEmpty())
        return given;
    if (containerKind(field.kind) && !backend.supports(Backend::Feature::NativeArray))
        throw NotSupportedError(
                u"field \"%1\": %2 needs a PostgreSQL database"_s.arg(field.name, field.kind));
    if (field.kind == "ArrayField"_L1) {
        const int size = field.number(u"size");
        return u"%1[%2]"_s.arg(typeOf(stateOfItems(field), backend),
                               size < 0 ? QString() : QString::number(size));
    }
    return backend.columnType(storedKind(field.kind), typeOptions(field));
}

} // namespace

bool isIndexed(const FieldState &field)
{
    if (field.isSet(u"unique") || field.isSet(u"primary_key") || field.kind == "OneToOneField"_L1)
        return false;
    const Value *given = field.options.find(u"db_index");
    const bool byDefault = field.isForeignKey() || field.kind == "SlugField"_L1;
    return given ? given->isTrue() : byDefault;
}

QString literalSql(const FieldState &field, const Value &value, const Backend &backend)
{
    if (field.kind == "JSONField"_L1)
        return backend.quoteValue(Value(QString::fromUtf8(Json::serialize(value))));
    const std::optional<FieldKind> kind = containerKind(field.kind);
    if (kind && kind != FieldKind::Array && !value.isNone()) {
        const std::unique_ptr<Field> container = makeField(*kind, field.name, {});
        return backend.quoteValue(container->toDatabase(container->toValue(value), backend));
    }
    return backend.quoteValue(value);
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
    column.tablespace = field.text(u"db_tablespace");
    if (const QString sql = field.text(u"db_default_sql"); !sql.isEmpty())
        column.defaultSql = sql;
    else if (const Value *value = field.options.find(u"db_default"))
        column.defaultSql = literalSql(field, *value, backend);
    if (field.isForeignKey()) {
        column.type = relatedType(field, model, state, backend);
        const Value *constraint = field.options.find(u"db_constraint");
        if (!constraint || constraint->isTrue()) {
            column.referencesTable = tableOfLabel(field.text(u"to"), model, state);
            column.referencesColumn = targetOf(field, model, state).column();
        }
        return column;
    }
    FieldState stored = field;
    if (field.kind == "GeneratedField"_L1) {
        column.generatedSql = field.text(u"expression");
        column.generatedStored = field.isSet(u"db_persist");
        stored.kind = field.text(u"output_field");
        if (!column.generatedStored && !backend.hasFeature(u"supports_virtual_generated_columns"_s))
            throw NotSupportedError(
                    u"%1.%2.%3 is a generated field that is not stored, which this database does "
                    u"not "
                    u"know; let db_persist be true"_s.arg(model.app, model.name, field.name));
    }
    const QString kind = storedKind(stored.kind);
    column.type = typeOf(stored, backend);
    if (column.type.isEmpty())
        throw ValueError(u"%1.%2.%3 has the unknown kind \"%4\""_s.arg(model.app, model.name,
                                                                       field.name, field.kind));
    column.check = backend.columnCheck(kind, column.name);
    column.autoIncrement = kind.endsWith("AutoField"_L1);
    return column;
}

QString fillSql(const FieldState &field, const Backend &backend)
{
    if (const Value *value = field.options.find(u"default")) {
        if (!value->isNone())
            return literalSql(field, *value, backend);
        return {};
    }
    if (field.options.contains(u"db_default") || field.options.contains(u"db_default_sql")
        || field.isSet(u"null"))
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
