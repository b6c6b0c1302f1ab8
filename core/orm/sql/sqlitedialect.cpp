// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/sqlitedialect.h"

#include "core/base/json.h"
#include "core/db/databaseerror.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

const Backend &SqliteDialect::backend() const
{
    return Backend::of(DatabaseSettings::Engine::Sqlite);
}

// LIKE ignores case for ASCII letters here, with and without "i"; Django documents it so.
void SqliteDialect::writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                                 const QString &text) const
{
    to.compileValue(lhs.shared_from_this());
    to.write(" LIKE "_L1);
    to.bind(Value(likePattern(match, text)));
    to.write(" ESCAPE '\\'"_L1);
}

Outcome SqliteDialect::writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                                    const NodePtr &text) const
{
    const bool before = match == PatternMatch::Contains || match == PatternMatch::IContains
            || match == PatternMatch::EndsWith || match == PatternMatch::IEndsWith;
    const bool after = match == PatternMatch::Contains || match == PatternMatch::IContains
            || match == PatternMatch::StartsWith || match == PatternMatch::IStartsWith;
    to.compileValue(lhs.shared_from_this());
    to.write(before ? " LIKE '%' || "_L1 : " LIKE "_L1);
    if (match == PatternMatch::IExact) {
        to.compileValue(text);
    } else {
        to.write("REPLACE(REPLACE(REPLACE("_L1);
        to.compileValue(text);
        to.write(", '\\', '\\\\'), '%', '\\%'), '_', '\\_')"_L1);
    }
    to.write(after ? " || '%' ESCAPE '\\'"_L1 : " ESCAPE '\\'"_L1);
    return Outcome::Sql;
}

Outcome SqliteDialect::writeRegex(Compiler &to, const Node &lhs, bool ignoreCase,
                                  const NodePtr &pattern) const
{
    to.compileValue(lhs.shared_from_this());
    to.write(ignoreCase ? " REGEXP '(?i)' || "_L1 : " REGEXP "_L1);
    to.compileValue(pattern);
    return Outcome::Sql;
}

// The zone to read the clock of, and the one that is stored; NULL for both where they are the same.
static void writeZones(Compiler &to, const QString &zone)
{
    if (zone.isEmpty() || zone == "UTC"_L1) {
        to.write(", NULL, NULL"_L1);
        return;
    }
    to.write(", "_L1);
    to.write(QStringView(to.backend().quoteText(zone)));
    to.write(", 'UTC'"_L1);
}

Outcome SqliteDialect::writeExtract(Compiler &to, const QString &part, const NodePtr &source,
                                    FieldKind kind, const QString &zone) const
{
    if (kind == FieldKind::DateTime)
        to.write("django_datetime_extract('"_L1);
    else
        to.write(kind == FieldKind::Time ? "django_time_extract('"_L1 : "django_date_extract('"_L1);
    to.write(QStringView(part));
    to.write("', "_L1);
    to.compileValue(source);
    if (kind == FieldKind::DateTime)
        writeZones(to, zone);
    to.write(u')');
    return Outcome::Sql;
}

Outcome SqliteDialect::writeTruncate(Compiler &to, const QString &part, const NodePtr &source,
                                     FieldKind kind, FieldKind result, const QString &zone) const
{
    if (result == FieldKind::DateTime)
        to.write("django_datetime_trunc('"_L1);
    else
        to.write(result == FieldKind::Time ? "django_time_trunc('"_L1 : "django_date_trunc('"_L1);
    to.write(QStringView(part));
    to.write("', "_L1);
    to.compileValue(source);
    writeZones(to, kind == FieldKind::DateTime ? zone : QString());
    to.write(u')');
    return Outcome::Sql;
}

Outcome SqliteDialect::writeCastDate(Compiler &to, const NodePtr &source, const QString &zone) const
{
    to.write("django_datetime_cast_date("_L1);
    to.compileValue(source);
    writeZones(to, zone);
    to.write(u')');
    return Outcome::Sql;
}

Outcome SqliteDialect::writeCastTime(Compiler &to, const NodePtr &source, const QString &zone) const
{
    to.write("django_datetime_cast_time("_L1);
    to.compileValue(source);
    writeZones(to, zone);
    to.write(u')');
    return Outcome::Sql;
}

static QString jsonStep(const QString &key, bool mayBeIndex)
{
    bool isIndex = false;
    const int index = key.toInt(&isIndex);
    if (isIndex && mayBeIndex)
        return index < 0 ? u"[#%1]"_s.arg(index) : u"[%1]"_s.arg(index);
    return u'.' + QString::fromUtf8(Json::serialize(Value(key), Json::Style::Python, true));
}

static QString jsonPath(const QStringList &keys,
                        SqlDialect::LastKey last = SqlDialect::LastKey::NameOrIndex)
{
    QString path = u"$"_s;
    for (qsizetype i = 0; i < keys.size(); ++i)
        path += jsonStep(keys.at(i),
                         i + 1 < keys.size() || last == SqlDialect::LastKey::NameOrIndex);
    return path;
}

// JSON_EXTRACT makes 1 and 0 of true and false; their type says what they are.
Outcome SqliteDialect::writeJsonKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                                    JsonResult) const
{
    const Value path(jsonPath(keys));
    to.write("(CASE WHEN JSON_TYPE("_L1);
    to.compileValue(source);
    to.write(", "_L1);
    to.bind(path);
    to.write(") IN ('false', 'true', 'null') THEN JSON_TYPE("_L1);
    to.compileValue(source);
    to.write(", "_L1);
    to.bind(path);
    to.write(") ELSE JSON_EXTRACT("_L1);
    to.compileValue(source);
    to.write(", "_L1);
    to.bind(path);
    to.write(") END)"_L1);
    return Outcome::Sql;
}

Outcome SqliteDialect::writeJsonHasKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                                       LastKey last, bool isThere) const
{
    to.write("JSON_TYPE("_L1);
    to.compileValue(source);
    to.write(", "_L1);
    to.bind(Value(jsonPath(keys, last)));
    to.write(isThere ? ") IS NOT NULL"_L1 : ") IS NULL"_L1);
    return Outcome::Sql;
}

void SqliteDialect::writeJsonValue(Compiler &to, const QString &encoded) const
{
    const bool isWord = encoded == "true"_L1 || encoded == "false"_L1 || encoded == "null"_L1;
    if (!isWord)
        to.write("JSON_EXTRACT("_L1);
    to.bind(Value(encoded));
    if (!isWord)
        to.write(", '$')"_L1);
}

void SqliteDialect::writeJsonOperand(Compiler &to, const Value &value) const
{
    if (value.isList() || value.type() == Value::Type::Dict)
        throw NotSupportedError(
                u"A JSON key cannot be compared with a list or an object by size."_s);
    to.bindTyped(value, nullptr);
}

Outcome SqliteDialect::writeJsonContains(Compiler &, const NodePtr &, const NodePtr &) const
{
    throw NotSupportedError(
            u"contains and contained_by lookups of JSON are not supported on SQLite."_s);
}

Outcome SqliteDialect::writeCombined(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                     const NodePtr &b) const
{
    const bool power = op == "^"_L1;
    const bool isFunction = power || op == "#"_L1;
    to.write(power ? "POWER("_L1 : isFunction ? "BITXOR("_L1 : "("_L1);
    to.compileValue(a);
    if (isFunction) {
        to.write(","_L1);
    } else {
        to.write(u' ');
        to.write(op);
        to.write(u' ');
    }
    to.compileValue(b);
    to.write(u')');
    return Outcome::Sql;
}

Outcome SqliteDialect::writeTemporalDifference(Compiler &to, const NodePtr &a, const NodePtr &b,
                                               FieldKind kind) const
{
    to.write(kind == FieldKind::Time ? "django_time_diff("_L1 : "django_timestamp_diff("_L1);
    to.compileValue(a);
    to.write(", "_L1);
    to.compileValue(b);
    to.write(u')');
    return Outcome::Sql;
}

Outcome SqliteDialect::writeDurationArithmetic(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                               const NodePtr &b) const
{
    to.write("django_format_dtdelta('"_L1);
    to.write(op);
    to.write("', "_L1);
    to.compileValue(a);
    to.write(", "_L1);
    to.compileValue(b);
    to.write(u')');
    return Outcome::Sql;
}

bool SqliteDialect::castsUpdates() const
{
    return false;
}

bool SqliteDialect::castsDecimals() const
{
    return true;
}

// Dates and times are text here, and CAST would make a number of it.
Outcome SqliteDialect::writeCast(Compiler &to, const NodePtr &source, FieldKind kind,
                                 const FieldOptions &options) const
{
    switch (kind) {
    case FieldKind::Date:
        to.write("DATE("_L1);
        break;
    case FieldKind::DateTime:
        to.write("STRFTIME('%Y-%m-%d %H:%M:%f', "_L1);
        break;
    case FieldKind::Time:
        to.write("STRFTIME('%H:%M:%f', "_L1);
        break;
    default:
        return SqlDialect::writeCast(to, source, kind, options);
    }
    to.compileValue(source);
    to.write(u')');
    return Outcome::Sql;
}

QString SqliteDialect::castType(FieldKind kind, const FieldOptions &options) const
{
    if (kind == FieldKind::Decimal)
        return u"NUMERIC"_s;
    const ColumnTypeOptions type{options.maxLength, options.maxDigits, options.decimalPlaces};
    return backend().columnType(fieldOfKind(kind)->internalType(), type);
}

QLatin1StringView SqliteDialect::random() const
{
    return "RAND()"_L1;
}

QString SqliteDialect::functionName(const QString &name) const
{
    static const QHash<QString, QString> names{
            {u"CHR"_s, u"CHAR"_s},
            {u"GREATEST"_s, u"MAX"_s},
            {u"ORD"_s, u"UNICODE"_s},
            {u"LEAST"_s, u"MIN"_s},
            {u"RANDOM"_s, u"RAND"_s},
            {u"CEILING"_s, u"CEILING"_s},
            {u"STRING_AGG"_s, u"GROUP_CONCAT"_s},
            {u"STRPOS"_s, u"INSTR"_s},
            {u"SUBSTRING"_s, u"SUBSTR"_s},
    };
    return names.value(name, name);
}

bool SqliteDialect::writeFunction(Compiler &to, const QString &name,
                                  const NodeList &arguments) const
{
    if (name == "NOW"_L1) {
        to.write("STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')"_L1);
    } else if (name == "LEFT"_L1) {
        to.write("SUBSTR("_L1);
        to.compileValue(arguments.at(0));
        to.write(", 1, "_L1);
        to.compileValue(arguments.at(1));
        to.write(u')');
    } else if (name == "RIGHT"_L1) {
        to.write("SUBSTR("_L1);
        to.compileValue(arguments.at(0));
        to.write(", -("_L1);
        to.compileValue(arguments.at(1));
        to.write("), "_L1);
        to.compileValue(arguments.at(1));
        to.write(u')');
    } else if (name == "TRIGRAM_SIMILAR"_L1) {
        // As pg_trgm.similarity_threshold is unless somebody sets it.
        to.write("SIMILARITY"_L1);
        writeTogether(to, arguments, ""_L1, ""_L1, ", "_L1);
        to.write(" >= 0.3"_L1);
    } else if (name == "ROUND"_L1) {
        const auto *digits = nodeAs<LiteralNode>(arguments.at(1).get());
        if (digits && digits->value().toInt().value_or(0) < 0)
            throw ValueError(u"SQLite does not support negative precision."_s);
        return false;
    } else if (name == "CONCAT"_L1) {
        writeTogether(to, arguments, "COALESCE("_L1, ", '')"_L1, " || "_L1);
    } else if (name == "JSON_OBJECT"_L1 || name == "JSON_ARRAY"_L1) {
        to.write(QStringView(name));
        to.write(u'(');
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            if (i > 0)
                to.write(", "_L1);
            // Stored JSON is text, which would become a text inside of the new JSON.
            const Field *field = arguments.at(i)->outputField();
            const bool isJson = field && valueField(*field).kind() == FieldKind::Json;
            to.write(isJson ? "JSON("_L1 : ""_L1);
            to.compileValue(arguments.at(i));
            to.write(isJson ? ")"_L1 : ""_L1);
        }
        to.write(u')');
    } else {
        return false;
    }
    return true;
}

bool SqliteDialect::hasBooleans() const
{
    return false;
}

bool SqliteDialect::aggregatesTemporals() const
{
    return false;
}

QLatin1StringView SqliteDialect::limitAll() const
{
    return " LIMIT -1"_L1;
}

QLatin1StringView SqliteDialect::explainKeyword() const
{
    return "EXPLAIN QUERY PLAN "_L1;
}

QString SqliteDialect::readOnlySession() const
{
    return u"PRAGMA query_only = ON"_s;
}

QPair<qint64, qint64> SqliteDialect::integerRange(const Field &) const
{
    return {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()};
}

} // namespace Quintette::Internal
