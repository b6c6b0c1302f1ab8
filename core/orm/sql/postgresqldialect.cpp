// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/postgresqldialect.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

const Backend &PostgreSqlDialect::backend() const
{
    return Backend::of(DatabaseSettings::Engine::PostgreSql);
}

static bool ignoresCase(PatternMatch match)
{
    return match == PatternMatch::IExact || match == PatternMatch::IContains
            || match == PatternMatch::IStartsWith || match == PatternMatch::IEndsWith;
}

static void writeText(Compiler &to, const Node &lhs, bool upper)
{
    if (upper)
        to.write("UPPER("_L1);
    to.compileValue(lhs.shared_from_this());
    to.write(upper ? "::text)"_L1 : "::text"_L1);
}

void PostgreSqlDialect::writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                                     const QString &text) const
{
    const bool upper = ignoresCase(match);
    writeText(to, lhs, upper);
    to.write(match == PatternMatch::IExact ? " = "_L1 : " LIKE "_L1);
    if (upper)
        to.write("UPPER("_L1);
    to.bind(Value(match == PatternMatch::IExact ? text : likePattern(match, text)));
    if (upper)
        to.write(u')');
}

Outcome PostgreSqlDialect::writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                                        const NodePtr &text) const
{
    const bool upper = ignoresCase(match);
    writeText(to, lhs, upper);
    if (match == PatternMatch::IExact) {
        to.write(" = UPPER("_L1);
        to.compileValue(text);
        to.write("::text)"_L1);
        return Outcome::Sql;
    }
    const bool before = match != PatternMatch::StartsWith && match != PatternMatch::IStartsWith;
    const bool after = match != PatternMatch::EndsWith && match != PatternMatch::IEndsWith;
    to.write(before ? " LIKE '%' || "_L1 : " LIKE "_L1);
    to.write(upper ? "UPPER(REPLACE(REPLACE(REPLACE("_L1 : "REPLACE(REPLACE(REPLACE("_L1);
    to.compileValue(text);
    to.write("::text, E'\\\\', E'\\\\\\\\'), E'%', E'\\\\%'), E'_', E'\\\\_')"_L1);
    if (upper)
        to.write(u')');
    if (after)
        to.write(" || '%'"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeRegex(Compiler &to, const Node &lhs, bool ignoreCase,
                                      const NodePtr &pattern) const
{
    writeText(to, lhs, false);
    to.write(ignoreCase ? " ~* "_L1 : " ~ "_L1);
    to.compileValue(pattern);
    return Outcome::Sql;
}

// PostgreSQL counts fixed offsets westward ("UTC+2" is west of Greenwich), all others eastward.
static void writeInZone(Compiler &to, const QString &zone)
{
    to.write(" AT TIME ZONE "_L1);
    if (zone.isEmpty() || zone == "UTC"_L1) {
        to.write("'UTC'"_L1);
        return;
    }
    QString name = zone;
    if (name.startsWith("UTC+"_L1))
        name[3] = u'-';
    else if (name.startsWith("UTC-"_L1))
        name[3] = u'+';
    to.write(QStringView(to.backend().quoteText(name)));
}

Outcome PostgreSqlDialect::writeExtract(Compiler &to, const QString &part, const NodePtr &source,
                                        FieldKind kind, const QString &zone) const
{
    // Django counts days from Sunday as 1; PostgreSQL from Sunday as 0.
    const bool weekDay = part == "week_day"_L1;
    static const QHash<QString, QString> names{{u"week_day"_s, u"DOW"_s},
                                               {u"iso_week_day"_s, u"ISODOW"_s},
                                               {u"iso_year"_s, u"ISOYEAR"_s}};
    to.write(weekDay ? "(EXTRACT("_L1 : part == "second"_L1 ? "TRUNC(EXTRACT("_L1 : "EXTRACT("_L1);
    to.write(QStringView(names.value(part, part.toUpper())));
    to.write(" FROM "_L1);
    to.compileValue(source);
    if (kind == FieldKind::DateTime)
        writeInZone(to, zone);
    to.write(weekDay ? ") + 1)"_L1 : part == "second"_L1 ? "))"_L1 : ")"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeTruncate(Compiler &to, const QString &part, const NodePtr &source,
                                         FieldKind kind, FieldKind result,
                                         const QString &zone) const
{
    to.write("DATE_TRUNC('"_L1);
    to.write(QStringView(part));
    to.write("', "_L1);
    to.compileValue(source);
    if (kind == FieldKind::DateTime)
        writeInZone(to, zone);
    to.write(result == FieldKind::Date           ? ")::date"_L1
                     : result == FieldKind::Time ? ")::time"_L1
                                                 : ")"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeCastDate(Compiler &to, const NodePtr &source,
                                         const QString &zone) const
{
    to.write(u'(');
    to.compileValue(source);
    writeInZone(to, zone);
    to.write(")::date"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeCastTime(Compiler &to, const NodePtr &source,
                                         const QString &zone) const
{
    to.write(u'(');
    to.compileValue(source);
    writeInZone(to, zone);
    to.write(")::time"_L1);
    return Outcome::Sql;
}

static QString textArray(const QStringList &keys)
{
    QStringList quoted;
    for (QString key : keys)
        quoted += u'"' + key.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    return u'{' + quoted.join(u',') + u'}';
}

Outcome PostgreSqlDialect::writeJsonKey(Compiler &to, const NodePtr &source,
                                        const QStringList &keys, JsonResult as) const
{
    const bool text = as == JsonResult::Text;
    to.write(u'(');
    to.compileValue(source);
    to.write(text ? " #>> "_L1 : " #> "_L1);
    to.bind(Value(textArray(keys)));
    to.write("::text[])"_L1);
    return Outcome::Sql;
}

// The operators with "?" would be taken for a place marker; these functions are what they stand
// for.
Outcome PostgreSqlDialect::writeJsonHasKey(Compiler &to, const NodePtr &source,
                                           const QStringList &keys, LastKey last,
                                           bool isThere) const
{
    if (last == LastKey::NameOrIndex) {
        writeJsonKey(to, source, keys, JsonResult::Json);
        to.write(isThere ? " IS NOT NULL"_L1 : " IS NULL"_L1);
        return Outcome::Sql;
    }
    to.write(isThere ? "jsonb_exists("_L1 : "NOT jsonb_exists("_L1);
    if (keys.size() > 1)
        writeJsonKey(to, source, keys.first(keys.size() - 1), JsonResult::Json);
    else
        to.compileValue(source);
    to.write(", "_L1);
    to.bind(Value(keys.last()));
    to.write(u')');
    return Outcome::Sql;
}

void PostgreSqlDialect::writeJsonValue(Compiler &to, const QString &encoded) const
{
    to.bind(Value(encoded));
    to.write("::jsonb"_L1);
}

void PostgreSqlDialect::writeJsonOperand(Compiler &to, const Value &value) const
{
    to.bindTyped(value, fieldOfKind(FieldKind::Json));
    to.write("::jsonb"_L1);
}

Outcome PostgreSqlDialect::writeJsonContains(Compiler &to, const NodePtr &whole,
                                             const NodePtr &part) const
{
    to.compileValue(whole);
    to.write("::jsonb @> "_L1);
    to.compileValue(part);
    to.write("::jsonb"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeCombined(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                         const NodePtr &b) const
{
    to.write(u'(');
    to.compileValue(a);
    to.write(u' ');
    to.write(op);
    to.write(u' ');
    to.compileValue(b);
    to.write(u')');
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeTemporalDifference(Compiler &to, const NodePtr &a, const NodePtr &b,
                                                   FieldKind kind) const
{
    to.write(kind == FieldKind::Date ? "((interval '1 day') * ("_L1 : "("_L1);
    to.compileValue(a);
    to.write(" - "_L1);
    to.compileValue(b);
    to.write(kind == FieldKind::Date ? "))"_L1 : ")"_L1);
    return Outcome::Sql;
}

Outcome PostgreSqlDialect::writeDurationArithmetic(Compiler &to, const NodePtr &a,
                                                   QLatin1StringView op, const NodePtr &b) const
{
    return writeCombined(to, a, op, b);
}

bool PostgreSqlDialect::castsUpdates() const
{
    return true;
}

bool PostgreSqlDialect::castsDecimals() const
{
    return false;
}

QString PostgreSqlDialect::castType(FieldKind kind, const FieldOptions &options) const
{
    switch (kind) {
    case FieldKind::Auto:
        return u"integer"_s;
    case FieldKind::BigAuto:
        return u"bigint"_s;
    case FieldKind::SmallAuto:
        return u"smallint"_s;
    case FieldKind::Decimal:
        if (options.maxDigits < 0)
            return u"numeric"_s;
        break;
    default:
        break;
    }
    const ColumnTypeOptions type{options.maxLength, options.maxDigits, options.decimalPlaces};
    return backend().columnType(fieldOfKind(kind)->internalType(), type);
}

QLatin1StringView PostgreSqlDialect::random() const
{
    return "RANDOM()"_L1;
}

bool PostgreSqlDialect::hasBooleans() const
{
    return true;
}

bool PostgreSqlDialect::aggregatesTemporals() const
{
    return true;
}

QLatin1StringView PostgreSqlDialect::limitAll() const
{
    return ""_L1;
}

QLatin1StringView PostgreSqlDialect::explainKeyword() const
{
    return "EXPLAIN "_L1;
}

QStringList PostgreSqlDialect::explainFormats() const
{
    return {u"JSON"_s, u"TEXT"_s, u"XML"_s, u"YAML"_s};
}

// Those of every version: an older server says itself which ones it lacks.
QStringList PostgreSqlDialect::explainOptions() const
{
    return {u"ANALYZE"_s, u"BUFFERS"_s,   u"COSTS"_s,    u"GENERIC_PLAN"_s,
            u"MEMORY"_s,  u"SERIALIZE"_s, u"SETTINGS"_s, u"SUMMARY"_s,
            u"TIMING"_s,  u"VERBOSE"_s,   u"WAL"_s};
}

QString PostgreSqlDialect::readOnlySession() const
{
    return u"SET default_transaction_read_only = on"_s;
}

QPair<qint64, qint64> PostgreSqlDialect::integerRange(const Field &field) const
{
    return backend()
            .integerRange(valueField(field).internalType())
            .value_or(QPair<qint64, qint64>{std::numeric_limits<qint64>::min(),
                                            std::numeric_limits<qint64>::max()});
}

} // namespace Quintette::Internal
