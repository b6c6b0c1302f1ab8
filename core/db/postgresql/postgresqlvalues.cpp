// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqlvalues.h"

#include "core/db/backend.h"
#include "core/db/postgresql/postgresqlinterval.h"

#include <limits>

namespace Quintette::Internal {

namespace {

// pg_type.dat of the server; these never change.
enum Oid : quint32 {
    Bool = 16,
    Bytea = 17,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    ObjectId = 26,
    Float4 = 700,
    Float8 = 701,
    Date = 1082,
    TimeOfDay = 1083,
    Timestamp = 1114,
    TimestampTz = 1184,
    Interval = 1186,
    Numeric = 1700,
    Uuid = 2950
};

// The element type of an array type, 0 for all else.
quint32 elementType(quint32 array)
{
    switch (array) {
    case 1000:
        return Bool;
    case 1001:
        return Bytea;
    case 1005:
        return Int2;
    case 1007:
        return Int4;
    case 1016:
        return Int8;
    case 1021:
        return Float4;
    case 1022:
        return Float8;
    case 1009: // text
    case 1015: // varchar
    case 1003: // name
    case 1014: // bpchar
    case 1002:
        return 25;
    case 1115:
        return Timestamp;
    case 1182:
        return Date;
    case 1183:
        return TimeOfDay;
    case 1185:
        return TimestampTz;
    case 1187:
        return Interval;
    case 1231:
        return Numeric;
    case 2951:
        return Uuid;
    default:
        return 0;
    }
}

QByteArray arrayText(const ValueList &items)
{
    QByteArray text = "{";
    for (const Value &item : items) {
        if (text.size() > 1)
            text += ',';
        if (item.isNone()) {
            text += "NULL";
        } else if (item.isList()) {
            text += arrayText(item.list());
        } else {
            QByteArray quoted = toPostgreSql(item).text;
            quoted.replace('\\', "\\\\");
            quoted.replace('"', "\\\"");
            text += '"' + quoted + '"';
        }
    }
    return text + '}';
}

// "{1,2}", "{{a,b},{NULL,"c \"d\""}}". position stands on the opening brace and is left behind the
// closing one.
ValueList parseArray(quint32 type, const QByteArray &text, qsizetype &position)
{
    ValueList items;
    ++position;
    while (position < text.size() && text[position] != '}') {
        if (text[position] == ',') {
            ++position;
        } else if (text[position] == '{') {
            items += Value(parseArray(type, text, position));
        } else {
            QByteArray item;
            const bool quoted = text[position] == '"';
            position += quoted;
            while (position < text.size()
                   && (quoted ? text[position] != '"' : !strchr(",}", text[position]))) {
                position += text[position] == '\\';
                if (position < text.size())
                    item += text[position++];
            }
            position += quoted;
            items += !quoted && item == "NULL"
                    ? Value()
                    : fromPostgreSql(type, item.constData(), int(item.size()));
        }
    }
    ++position;
    return items;
}

} // namespace

PostgreSqlParameter toPostgreSql(const Value &value)
{
    const Value plain = Backend::of(DatabaseSettings::Engine::PostgreSql).adapt(value);
    switch (plain.type()) {
    case Value::Type::None:
        return {{}, 0, true};
    case Value::Type::Bool:
        return {plain.boolean() ? "t" : "f", Bool};
    case Value::Type::Int: {
        const qint64 number = plain.integer();
        const bool fits = number >= std::numeric_limits<qint32>::min()
                && number <= std::numeric_limits<qint32>::max();
        return {QByteArray::number(number), quint32(fits ? Int4 : Int8)};
    }
    case Value::Type::Float:
        return {plain.toString().toLatin1(), Float8};
    case Value::Type::BigInt:
    case Value::Type::Decimal:
        return {(plain.type() == Value::Type::Decimal ? plain.decimal().toFixed()
                                                      : plain.toString())
                        .toLatin1(),
                Numeric};
    case Value::Type::Bytes:
        return {"\\x" + plain.bytes().toHex(), Bytea};
    case Value::Type::DateTime:
        return {plain.dateTime().toString(u' ').toLatin1(),
                quint32(plain.dateTime().isAware() ? TimestampTz : Timestamp)};
    case Value::Type::Date:
        return {dateToString(plain.date()).toLatin1(), Date};
    case Value::Type::Time:
        return {plain.time().toString().toLatin1(), TimeOfDay};
    case Value::Type::Duration:
        return {QByteArray::number(plain.duration().microseconds()) + " microseconds", Interval};
    case Value::Type::Uuid:
        return {plain.uuid().toByteArray(QUuid::WithoutBraces), Uuid};
    case Value::Type::List:
    case Value::Type::Tuple:
        return {arrayText(plain.list()), 0};
    default:
        break;
    }
    return {plain.toString().toUtf8()};
}

Value fromPostgreSql(quint32 type, const char *text, int length)
{
    const QByteArray raw = QByteArray::fromRawData(text, length);
    switch (type) {
    case Bool:
        return raw == "t";
    case Int2:
    case Int4:
    case Int8:
    case ObjectId:
        return qint64(raw.toLongLong());
    case Float4:
    case Float8:
        return raw == "Infinity"     ? std::numeric_limits<double>::infinity()
                : raw == "-Infinity" ? -std::numeric_limits<double>::infinity()
                : raw == "NaN"       ? std::numeric_limits<double>::quiet_NaN()
                                     : raw.toDouble();
    case Bytea:
        return raw.startsWith("\\x") ? QByteArray::fromHex(raw.mid(2)) : QByteArray(text, length);
    default:
        break;
    }
    QString string = QString::fromUtf8(text, length);
    const auto orText = [&string](const auto &parsed) {
        return parsed ? Value(*parsed) : Value(string);
    };
    switch (type) {
    case Numeric:
        return orText(Decimal::fromString(string));
    case Date:
        return orText(dateFromString(string));
    case TimeOfDay:
        return orText(Time::fromString(string));
    case Timestamp:
        return orText(DateTime::fromString(string));
    case TimestampTz:
        // "+00" without minutes is how the server writes UTC.
        if (string.size() > 3
            && (string[string.size() - 3] == u'+' || string[string.size() - 3] == u'-'))
            string += u":00"_s;
        return orText(DateTime::fromString(string));
    case Interval:
        return orText(parseInterval(raw));
    case Uuid:
        return QUuid::fromString(string);
    default:
        break;
    }
    if (const quint32 element = elementType(type); element && string.startsWith(u'{')) {
        qsizetype position = 0;
        return parseArray(element, raw, position);
    }
    return string;
}

} // namespace Quintette::Internal
