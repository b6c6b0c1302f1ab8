// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include <cmath>

namespace Quintette {

// What is larger than the storage, or incomplete in the header, is held by a shared pointer.
using SharedDecimal = std::shared_ptr<const Decimal>;
using SharedText = std::shared_ptr<const Text>;
using SharedDict = std::shared_ptr<const Dict>;
using SharedObject = QExplicitlySharedDataPointer<const ValueObject>;

Value::Value(const Quintette::Decimal &v)
{
    set(Type::Decimal, SharedDecimal(std::make_shared<const Quintette::Decimal>(v)));
}

Value::Value(const Quintette::Text &v)
{
    set(Type::Text, SharedText(std::make_shared<const Quintette::Text>(v)));
}

Value::Value(const ValueList &v)
{
    set(Type::List, v);
}

Value::Value(const Dict &v)
{
    set(Type::Dict, SharedDict(std::make_shared<const Dict>(v)));
}

Value::Value(const QStringList &v)
{
    set(Type::List, ValueList(v.begin(), v.end()));
}

Value::Value(const ValueObject *v)
{
    set(Type::Object, SharedObject(v));
}

Value Value::safe(const QString &html)
{
    Value value(html);
    value.m_type = Type::SafeString;
    return value;
}

Value Value::tuple(const ValueList &items)
{
    Value value(items);
    value.m_type = Type::Tuple;
    return value;
}

Value Value::integer(const Quintette::Decimal &whole)
{
    if (const std::optional<qint64> small = whole.toInt64())
        return *small;
    Value value(whole.quantize(0, Quintette::Decimal::Rounding::Down));
    value.m_type = Type::BigInt;
    return value;
}

/// Calls function with the object of its true type that a value of that type keeps in its storage.
template <typename Function> static void visitShared(Value::Type type, Function function)
{
    switch (type) {
    case Value::Type::String:
    case Value::Type::SafeString:
        return function(std::type_identity<QString>());
    case Value::Type::Bytes:
        return function(std::type_identity<QByteArray>());
    case Value::Type::Decimal:
    case Value::Type::BigInt:
        return function(std::type_identity<SharedDecimal>());
    case Value::Type::Text:
        return function(std::type_identity<SharedText>());
    case Value::Type::List:
    case Value::Type::Tuple:
        return function(std::type_identity<ValueList>());
    case Value::Type::Dict:
        return function(std::type_identity<SharedDict>());
    case Value::Type::Object:
        return function(std::type_identity<SharedObject>());
    default:
        return;
    }
}

void Value::copyShared(const Value &other)
{
    visitShared(other.m_type, [this, &other]<typename T>(std::type_identity<T>) {
        set(other.m_type, other.held<T>());
    });
}

void Value::clearShared()
{
    visitShared(m_type, [this]<typename T>(std::type_identity<T>) { std::destroy_at(&held<T>()); });
}

bool Value::isNumber() const
{
    switch (type()) {
    case Type::Bool:
    case Type::Int:
    case Type::Float:
    case Type::Decimal:
    case Type::BigInt:
        return true;
    default:
        return false;
    }
}

bool Value::isSafe() const
{
    return type() == Type::SafeString || (type() == Type::Object && object()->isSafe());
}

const Decimal &Value::decimal() const
{
    return *held<SharedDecimal>();
}

const Text &Value::text() const
{
    return *held<SharedText>();
}

const ValueList &Value::list() const
{
    return held<ValueList>();
}

const Dict &Value::dict() const
{
    return *held<SharedDict>();
}

const ValueObject *Value::object() const
{
    return held<SharedObject>().data();
}

std::optional<qint64> Value::toInt() const
{
    switch (type()) {
    case Type::Bool:
        return boolean() ? 1 : 0;
    case Type::Int:
        return integer();
    case Type::Float:
        if (std::isfinite(number()) && std::abs(number()) < 9.2e18)
            return qint64(number());
        return std::nullopt;
    case Type::Decimal:
    case Type::BigInt:
        return decimal().toInt64();
    case Type::String:
    case Type::SafeString: {
        bool ok = false;
        const qint64 result = string().trimmed().toLongLong(&ok);
        return ok ? std::optional(result) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::optional<double> Value::toDouble() const
{
    switch (type()) {
    case Type::Bool:
        return boolean() ? 1.0 : 0.0;
    case Type::Int:
        return double(integer());
    case Type::Float:
        return number();
    case Type::Decimal:
    case Type::BigInt:
        return decimal().toDouble();
    case Type::String:
    case Type::SafeString: {
        bool ok = false;
        const double result = string().trimmed().toDouble(&ok);
        return ok ? std::optional(result) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::optional<Decimal> Value::toDecimal() const
{
    switch (type()) {
    case Type::Bool:
        return Quintette::Decimal(boolean() ? 1 : 0);
    case Type::Int:
        return Quintette::Decimal(integer());
    case Type::Float:
        return Quintette::Decimal::fromDouble(number());
    case Type::Decimal:
    case Type::BigInt:
        return decimal();
    case Type::String:
    case Type::SafeString:
        return Quintette::Decimal::fromString(string());
    default:
        return std::nullopt;
    }
}

bool Value::isTrue() const
{
    switch (type()) {
    case Type::None:
        return false;
    case Type::Bool:
        return boolean();
    case Type::Int:
        return integer() != 0;
    case Type::Float:
        return number() != 0.0;
    case Type::Decimal:
    case Type::BigInt:
        return !decimal().isZero();
    case Type::String:
    case Type::SafeString:
        return !string().isEmpty();
    case Type::Bytes:
        return !bytes().isEmpty();
    case Type::Text:
        return !text().toString().isEmpty();
    case Type::Duration:
        return duration().microseconds() != 0;
    case Type::List:
    case Type::Tuple:
        return !list().isEmpty();
    case Type::Dict:
        return !dict().isEmpty();
    case Type::Object:
        return object()->isTrue();
    default:
        return true;
    }
}

QString Value::typeName() const
{
    static const QString names[] = {u"NoneType"_s,
                                    u"bool"_s,
                                    u"int"_s,
                                    u"float"_s,
                                    u"str"_s,
                                    u"SafeString"_s,
                                    u"bytes"_s,
                                    u"datetime.date"_s,
                                    u"datetime.time"_s,
                                    u"datetime.datetime"_s,
                                    u"datetime.timedelta"_s,
                                    u"UUID"_s,
                                    u"decimal.Decimal"_s,
                                    u"int"_s,
                                    u"__proxy__"_s,
                                    u"list"_s,
                                    u"tuple"_s,
                                    u"dict"_s,
                                    u"object"_s};
    return names[qsizetype(m_type)];
}

} // namespace Quintette
