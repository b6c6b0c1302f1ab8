// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitebackend.h"

#include "core/base/json.h"

namespace Quintette::Internal {

bool SqliteBackend::supports(Feature) const
{
    // Every feature that is asked for is one that SQLite does without.
    return false;
}

QString SqliteBackend::quoteValue(const Value &value) const
{
    const Value plain = adapt(value);
    switch (plain.type()) {
    case Value::Type::None:
        return u"NULL"_s;
    case Value::Type::Int:
    case Value::Type::Float:
        return plain.toString();
    case Value::Type::Bytes:
        return u"X'"_s + QString::fromLatin1(plain.bytes().toHex()) + u'\'';
    default:
        return quoteText(plain.toString());
    }
}

int SqliteBackend::maxParameters() const
{
    // SQLITE_MAX_VARIABLE_NUMBER as SQLite has it since 3.32; distributions only raise it.
    return 32'766;
}

QString SqliteBackend::columnType(const QString &internalType,
                                  const ColumnTypeOptions &options) const
{
    static const QHash<QString, QString> types = {
            {u"AutoField"_s, u"integer"_s},
            {u"BigAutoField"_s, u"integer"_s},
            {u"SmallAutoField"_s, u"integer"_s},
            {u"BinaryField"_s, u"BLOB"_s},
            {u"BooleanField"_s, u"bool"_s},
            {u"DateField"_s, u"date"_s},
            {u"DateTimeField"_s, u"datetime"_s},
            {u"DecimalField"_s, u"decimal"_s},
            {u"DurationField"_s, u"bigint"_s},
            {u"FloatField"_s, u"real"_s},
            {u"IntegerField"_s, u"integer"_s},
            {u"BigIntegerField"_s, u"bigint"_s},
            {u"IPAddressField"_s, u"char(15)"_s},
            {u"GenericIPAddressField"_s, u"char(39)"_s},
            {u"JSONField"_s, u"text"_s},
            {u"PositiveBigIntegerField"_s, u"bigint unsigned"_s},
            {u"PositiveIntegerField"_s, u"integer unsigned"_s},
            {u"PositiveSmallIntegerField"_s, u"smallint unsigned"_s},
            {u"SmallIntegerField"_s, u"smallint"_s},
            {u"TextField"_s, u"text"_s},
            {u"TimeField"_s, u"time"_s},
            {u"UUIDField"_s, u"char(32)"_s},
    };
    if (internalType == "CharField"_L1 || internalType == "SlugField"_L1
        || internalType == "FileField"_L1 || internalType == "FilePathField"_L1)
        return options.maxLength < 0 ? u"varchar"_s : u"varchar(%1)"_s.arg(options.maxLength);
    return types.value(internalType);
}

QString SqliteBackend::columnCheck(const QString &internalType, const QString &column) const
{
    const QString name = quoteName(column);
    if (internalType.startsWith("Positive"_L1))
        return name + u" >= 0"_s;
    if (internalType == "JSONField"_L1)
        return u"(JSON_VALID(%1) OR %1 IS NULL)"_s.arg(name);
    return {};
}

QString SqliteBackend::columnSuffix(const QString &internalType) const
{
    return internalType.endsWith("AutoField"_L1) ? u"AUTOINCREMENT"_s : QString();
}

Value SqliteBackend::adapt(const Value &value) const
{
    switch (value.type()) {
    case Value::Type::Bool:
        return qint64(value.boolean());
    case Value::Type::SafeString:
        return value.string();
    case Value::Type::Date:
        return dateToString(value.date());
    case Value::Type::Time:
        return value.time().toString();
    case Value::Type::DateTime:
        return (value.dateTime().isAware() ? value.dateTime().toUtc().withoutZone()
                                           : value.dateTime())
                .toString(u' ');
    case Value::Type::Duration:
        return value.duration().microseconds();
    case Value::Type::Uuid:
        return QString::fromLatin1(value.uuid().toRfc4122().toHex());
    case Value::Type::Decimal:
        return value.decimal().toFixed();
    case Value::Type::Text:
        return value.toString();
    case Value::Type::List:
    case Value::Type::Tuple:
    case Value::Type::Dict:
        return QString::fromUtf8(Json::serialize(value, Json::Style::Python));
    default:
        return value;
    }
}

} // namespace Quintette::Internal
