// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"

#include "core/base/error.h"
#include "core/db/postgresql/postgresqlbackend.h"
#include "core/db/sqlite/sqlitebackend.h"

#include <limits>

namespace Quintette {

Backend::~Backend() = default;

const Backend &Backend::of(DatabaseSettings::Engine engine)
{
    static const Internal::SqliteBackend sqlite;
    static const Internal::PostgreSqlBackend postgreSql;
    if (engine == DatabaseSettings::Engine::PostgreSql)
        return postgreSql;
    return sqlite;
}

bool Backend::hasFeature(const QString &name) const
{
    static const QMap<QString, Feature> known = {
            {u"can_distinct_on_fields"_s, Feature::DistinctOn},
            {u"has_select_for_update"_s, Feature::SelectForUpdate},
            {u"supports_parentheses_in_compound"_s, Feature::CombinedParentheses},
            {u"supports_comments"_s, Feature::CommentOnColumn},
            {u"has_native_duration_field"_s, Feature::NativeDuration},
            {u"has_native_uuid_field"_s, Feature::NativeUuid},
            {u"supports_covering_indexes"_s, Feature::IndexOptions},
            {u"supports_deferrable_unique_constraints"_s, Feature::IndexOptions},
            {u"supports_nulls_distinct_unique_constraints"_s, Feature::IndexOptions},
            {u"supports_tablespaces"_s, Feature::Tablespaces},
    };
    // What both have.
    static const QStringList common = {u"supports_json_field"_s, u"supports_partial_indexes"_s,
                                       u"supports_expression_indexes"_s,
                                       u"supports_stored_generated_columns"_s,
                                       u"supports_transactions"_s};
    if (common.contains(name))
        return true;
    if (name == "supports_virtual_generated_columns"_L1)
        return isSqlite();
    const auto found = known.constFind(name);
    if (found == known.cend())
        throw ValueError(u"there is no database feature \"%1\"; there are %2"_s.arg(
                name, (common + known.keys()).join(u", "_s)));
    return supports(*found);
}

QString Backend::quoteName(const QString &name) const
{
    if (name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"'))
        return name;
    QString escaped = name;
    escaped.replace(u'"', u"\"\""_s);
    return u'"' + escaped + u'"';
}

QString Backend::quoteText(const QString &text) const
{
    QString escaped = text;
    escaped.replace(u'\'', u"''"_s);
    return u'\'' + escaped + u'\'';
}

QString Backend::relatedColumnType(const QString &internalType,
                                   const ColumnTypeOptions &options) const
{
    if (internalType == "AutoField"_L1)
        return columnType(u"IntegerField"_s);
    if (internalType == "BigAutoField"_L1)
        return columnType(u"BigIntegerField"_s);
    if (internalType == "SmallAutoField"_L1)
        return columnType(u"SmallIntegerField"_s);
    // A key is as wide as its target, but where the target is unsigned only SQLite says so in the
    // type.
    return columnType(internalType, options);
}

std::optional<QPair<qint64, qint64>> Backend::integerRange(const QString &internalType) const
{
    constexpr qint64 big = std::numeric_limits<qint64>::max();
    constexpr qint64 normal = std::numeric_limits<qint32>::max();
    constexpr qint64 small = std::numeric_limits<qint16>::max();
    // SQLite stores eight bytes whatever the type says, and Django lets it.
    const qint64 normalHere = isSqlite() ? big : normal;
    const qint64 smallHere = isSqlite() ? big : small;
    if (internalType == "BigIntegerField"_L1 || internalType == "BigAutoField"_L1)
        return std::pair{-big - 1, big};
    if (internalType == "IntegerField"_L1 || internalType == "AutoField"_L1)
        return std::pair{-normalHere - 1, normalHere};
    if (internalType == "SmallIntegerField"_L1 || internalType == "SmallAutoField"_L1)
        return std::pair{-smallHere - 1, smallHere};
    if (internalType == "PositiveBigIntegerField"_L1)
        return std::pair{qint64(0), big};
    if (internalType == "PositiveIntegerField"_L1)
        return std::pair{qint64(0), normalHere};
    if (internalType == "PositiveSmallIntegerField"_L1)
        return std::pair{qint64(0), smallHere};
    return {};
}

Value Backend::convert(const Value &raw, Value::Type type) const
{
    if (raw.isNone() || raw.type() == type)
        return raw;
    switch (type) {
    case Value::Type::Bool:
        if (raw.type() == Value::Type::Int)
            return raw.integer() != 0;
        if (const std::optional<qint64> number = raw.toInt())
            return *number != 0;
        return raw;
    case Value::Type::Int:
        if (const std::optional<qint64> number = raw.toInt())
            return *number;
        return raw;
    case Value::Type::Float:
        if (const std::optional<double> number = raw.toDouble())
            return *number;
        return raw;
    case Value::Type::Decimal:
        if (const std::optional<Decimal> number = raw.toDecimal())
            return *number;
        return raw;
    case Value::Type::String:
        return raw.type() == Value::Type::Bytes ? Value(QString::fromUtf8(raw.bytes()))
                                                : Value(raw.toString());
    case Value::Type::Bytes:
        return raw.isString() ? Value(raw.string().toUtf8()) : raw;
    case Value::Type::Date:
        if (raw.type() == Value::Type::DateTime)
            return raw.dateTime().date();
        if (raw.isString()) {
            if (const std::optional<QDate> date =
                        dateFromString(QStringView(raw.string()).left(10)))
                return *date;
        }
        return raw;
    case Value::Type::Time:
        if (raw.type() == Value::Type::DateTime)
            return raw.dateTime().time();
        if (raw.isString()) {
            if (const std::optional<Time> time = Time::fromString(raw.string()))
                return *time;
        }
        return raw;
    case Value::Type::DateTime:
        if (raw.type() == Value::Type::Date)
            return DateTime(raw.date(), Time(), 0);
        if (raw.isString()) {
            std::optional<DateTime> dateTime = DateTime::fromString(raw.string());
            if (!dateTime) {
                if (const std::optional<QDate> date = dateFromString(raw.string()))
                    dateTime = DateTime(*date, Time());
            }
            if (dateTime)
                return dateTime->isAware() ? *dateTime : dateTime->withOffset(0);
        }
        return raw;
    case Value::Type::Duration:
        if (raw.type() == Value::Type::Int)
            return Duration(raw.integer());
        if (raw.isString()) {
            if (const std::optional<Duration> duration = Duration::fromString(raw.string()))
                return *duration;
        }
        return raw;
    case Value::Type::Uuid:
        if (raw.isString()) {
            QString hex = raw.string();
            hex.remove(u'-');
            const QUuid uuid = hex.size() == 32
                    ? QUuid::fromRfc4122(QByteArray::fromHex(hex.toLatin1()))
                    : QUuid();
            if (!uuid.isNull() || hex == QString(32, u'0'))
                return uuid;
        }
        return raw;
    default:
        return raw;
    }
}

} // namespace Quintette
