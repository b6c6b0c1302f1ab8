// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inferredfield.h"

#include "core/orm/field.h"

#include <QRegularExpression>

namespace Quintette::Internal {

namespace {

// "numeric(10, 2) unsigned" in its parts.
struct ColumnType
{
    QString word;
    int first = -1;
    int second = -1;
    bool isUnsigned = false;
};

ColumnType split(const QString &text)
{
    const QString lower = text.toLower().simplified();
    const qsizetype open = lower.indexOf(u'(');
    const qsizetype close = lower.indexOf(u')', open);
    ColumnType type;
    type.word = lower;
    if (open >= 0 && close > open) {
        const QStringList numbers = lower.sliced(open + 1, close - open - 1).split(u',');
        bool isNumber = false;
        if (const int first = numbers.value(0).trimmed().toInt(&isNumber); isNumber)
            type.first = first;
        if (const int second = numbers.value(1).trimmed().toInt(&isNumber); isNumber)
            type.second = second;
        // "timestamp(6) with time zone" has its length in the middle.
        type.word = (lower.left(open) + lower.sliced(close + 1)).simplified();
    }
    type.isUnsigned = type.word.endsWith(" unsigned"_L1);
    if (type.isUnsigned)
        type.word.chop(9);
    return type;
}

FieldKind kindOfWord(const QString &word)
{
    static const QHash<QString, FieldKind> kinds = {
            {u"varchar"_s, FieldKind::Char},
            {u"char"_s, FieldKind::Char},
            {u"character"_s, FieldKind::Char},
            {u"character varying"_s, FieldKind::Char},
            {u"nvarchar"_s, FieldKind::Char},
            {u"nchar"_s, FieldKind::Char},
            {u"bpchar"_s, FieldKind::Char},
            {u"citext"_s, FieldKind::Text},
            {u"text"_s, FieldKind::Text},
            {u"clob"_s, FieldKind::Text},
            {u"bool"_s, FieldKind::Boolean},
            {u"boolean"_s, FieldKind::Boolean},
            {u"integer"_s, FieldKind::Integer},
            {u"int"_s, FieldKind::Integer},
            {u"int4"_s, FieldKind::Integer},
            {u"mediumint"_s, FieldKind::Integer},
            {u"smallint"_s, FieldKind::SmallInteger},
            {u"int2"_s, FieldKind::SmallInteger},
            {u"tinyint"_s, FieldKind::SmallInteger},
            {u"bigint"_s, FieldKind::BigInteger},
            {u"int8"_s, FieldKind::BigInteger},
            {u"real"_s, FieldKind::Float},
            {u"float"_s, FieldKind::Float},
            {u"double"_s, FieldKind::Float},
            {u"double precision"_s, FieldKind::Float},
            {u"decimal"_s, FieldKind::Decimal},
            {u"numeric"_s, FieldKind::Decimal},
            {u"date"_s, FieldKind::Date},
            {u"datetime"_s, FieldKind::DateTime},
            {u"timestamp"_s, FieldKind::DateTime},
            {u"timestamp with time zone"_s, FieldKind::DateTime},
            {u"timestamp without time zone"_s, FieldKind::DateTime},
            {u"time"_s, FieldKind::Time},
            {u"time without time zone"_s, FieldKind::Time},
            {u"blob"_s, FieldKind::Binary},
            {u"bytea"_s, FieldKind::Binary},
            {u"interval"_s, FieldKind::Duration},
            {u"uuid"_s, FieldKind::Uuid},
            {u"inet"_s, FieldKind::GenericIPAddress},
            {u"json"_s, FieldKind::Json},
            {u"jsonb"_s, FieldKind::Json},
            {u"hstore"_s, FieldKind::HStore},
            {u"tsvector"_s, FieldKind::SearchVector},
            {u"int4range"_s, FieldKind::IntegerRange},
            {u"int8range"_s, FieldKind::BigIntegerRange},
            {u"numrange"_s, FieldKind::DecimalRange},
            {u"tstzrange"_s, FieldKind::DateTimeRange},
            {u"tsrange"_s, FieldKind::DateTimeRange},
            {u"daterange"_s, FieldKind::DateRange},
    };
    const auto known = kinds.constFind(word);
    if (known != kinds.constEnd())
        return *known;
    // What is left follows SQLite's rules of affinity, which take any word.
    if (word.contains("int"_L1))
        return FieldKind::BigInteger;
    if (word.contains("real"_L1) || word.contains("floa"_L1) || word.contains("doub"_L1))
        return FieldKind::Float;
    return word.contains("blob"_L1) ? FieldKind::Binary : FieldKind::Text;
}

FieldKind positive(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
        return FieldKind::PositiveInteger;
    case FieldKind::BigInteger:
        return FieldKind::PositiveBigInteger;
    case FieldKind::SmallInteger:
        return FieldKind::PositiveSmallInteger;
    default:
        return kind;
    }
}

FieldKind automatic(FieldKind kind, bool isSqliteInteger)
{
    if (kind == FieldKind::SmallInteger)
        return FieldKind::SmallAuto;
    // SQLite says "integer" for every automatic key, and Django's are big since 3.2.
    return kind == FieldKind::BigInteger || isSqliteInteger ? FieldKind::BigAuto : FieldKind::Auto;
}

QString withoutSpacesAndQuotes(QString sql)
{
    static const QRegularExpression noise(uR"([\s"`()\[\]])"_s);
    return sql.remove(noise).toLower();
}

bool isNotNegative(const ColumnDefinition &column)
{
    return withoutSpacesAndQuotes(column.check) == column.name.toLower() + u">=0"_s;
}

bool isJson(const ColumnDefinition &column)
{
    return withoutSpacesAndQuotes(column.check).startsWith(u"json_valid"_s + column.name.toLower());
}

// The constant of a DEFAULT clause; nothing for an expression.
std::optional<Value> constantOf(QString sql, FieldKind kind)
{
    // PostgreSQL: 'draft'::character varying
    const qsizetype cast = sql.lastIndexOf("::"_L1);
    if (cast > 0 && sql.lastIndexOf(u'\'') < cast)
        sql = sql.left(cast);
    while (sql.size() > 1 && sql.startsWith(u'(') && sql.endsWith(u')'))
        sql = sql.mid(1, sql.size() - 2);
    if (sql.size() > 1 && (sql.startsWith(u'\'') || sql.startsWith(u'"'))
        && sql.endsWith(sql.front()))
        return Value(sql.mid(1, sql.size() - 2).replace(u"''"_s, u"'"_s));
    const QString lower = sql.toLower();
    if (lower == "true"_L1 || lower == "false"_L1)
        return Value(lower == "true"_L1);
    bool isNumber = false;
    const qint64 whole = sql.toLongLong(&isNumber);
    if (isNumber)
        return kind == FieldKind::Boolean ? Value(whole != 0) : Value(whole);
    const double number = sql.toDouble(&isNumber);
    if (isNumber)
        return Value(number);
    return {};
}

void readDefault(const ColumnDefinition &column, InferredField &field)
{
    if (column.defaultSql.isEmpty()
        || column.defaultSql.compare("NULL"_L1, Qt::CaseInsensitive) == 0)
        return;
    if (const std::optional<Value> constant = constantOf(column.defaultSql, field.kind)) {
        field.options.defaultValue = defaultTo(*constant);
        return;
    }
    const QString lower = column.defaultSql.toLower();
    if (lower.startsWith("current_timestamp"_L1) || lower.startsWith("now("_L1)) {
        if (field.kind == FieldKind::DateTime)
            field.options.defaultValue = [] { return Value(DateTime::now()); };
        else if (field.kind == FieldKind::Date)
            field.options.defaultValue = [] { return Value(DateTime::now().date()); };
    }
}

/// Its items are what a column of their type would be. PostgreSQL does not keep how deep arrays
/// nest.
InferredField inferArray(const TableDefinition &table, const ColumnDefinition &column,
                         const SchemaOrigin &origin)
{
    ColumnDefinition item;
    item.name = column.name;
    item.type = column.type.chopped(2);
    InferredField base = inferField(table, item, origin);
    InferredField field;
    field.kind = FieldKind::Array;
    field.options.baseField = makeField(base.kind, QString(), base.options);
    field.options.null = column.null;
    field.options.blank = column.null;
    field.options.dbComment = column.comment;
    return field;
}

} // namespace

InferredField inferField(const TableDefinition &table, const ColumnDefinition &column,
                         const SchemaOrigin &origin)
{
    if (column.type.endsWith("[]"_L1))
        return inferArray(table, column, origin);
    const ColumnType type = split(column.type);
    InferredField field;
    FieldOptions &options = field.options;
    field.kind = kindOfWord(type.word);
    const bool isOnlyKey = column.primaryKey && table.primaryKey.size() == 1;
    const bool isUnique = column.unique || isOnlyKey;

    if (type.word == "tinyint"_L1 && type.first == 1) {
        field.kind = FieldKind::Boolean;
    } else if (field.kind == FieldKind::Char) {
        if (type.word == "char"_L1 && type.first == 32
            && (isUnique || origin.isDjangos || !column.referencesTable.isEmpty()))
            field.kind = FieldKind::Uuid;
        else if (type.word == "char"_L1
                 && (type.first == 39 || (type.first == 15 && origin.isDjangos)))
            field.kind = FieldKind::GenericIPAddress;
        else if (type.first < 0)
            field.kind = FieldKind::Text;
        else
            options.maxLength = type.first;
    } else if (field.kind == FieldKind::Decimal && type.first >= 0) {
        options.maxDigits = type.first;
        options.decimalPlaces = std::max(0, type.second);
    } else if (field.kind == FieldKind::Text && isJson(column)) {
        field.kind = FieldKind::Json;
        field.checkIsImplied = true;
    } else if (type.isUnsigned || isNotNegative(column)) {
        field.kind = positive(field.kind);
    }
    field.checkIsImplied |= isNotNegative(column);

    if (isOnlyKey) {
        // "INTEGER PRIMARY KEY" is the row number of SQLite and counts by itself, AUTOINCREMENT or
        // not.
        const bool isSqliteInteger = origin.isSqlite && type.word == "integer"_L1;
        const bool isRowNumber = isSqliteInteger && table.columns.size() > 0
                && !column.autoIncrement && column.defaultSql.isEmpty()
                && column.referencesTable.isEmpty();
        if (column.autoIncrement || isRowNumber)
            field.kind = automatic(field.kind, isSqliteInteger);
        options.primaryKey = true;
    }
    if (!column.generatedSql.isEmpty()) {
        options.expression = column.generatedSql;
        options.outputKind = field.kind;
        options.dbPersist = column.generatedStored;
        options.editable = false;
        field.kind = FieldKind::Generated;
    }
    options.unique = column.unique;
    options.null = column.null && !isOnlyKey;
    options.blank = options.null || field.kind == FieldKind::Boolean;
    options.dbCollation = column.collation;
    options.dbComment = column.comment;
    readDefault(column, field);
    return field;
}

} // namespace Quintette::Internal
