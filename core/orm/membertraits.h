// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"
#include "core/orm/relationtypes.h"

#include <QTime>

#include <concepts>
#include <type_traits>

namespace Quintette {

/// How a C++ type stands for a field: its kind, and its way to and from Value. A type of one's own
/// becomes usable as a member by a specialization with these three.
template <typename M> struct MemberTraits;

namespace Internal {

/// What whole numbers of C++ are in a database, by width and sign.
template <std::integral M> constexpr FieldKind integerKind()
{
    if constexpr (std::is_unsigned_v<M>) {
        return sizeof(M) <= 2    ? FieldKind::PositiveSmallInteger
                : sizeof(M) == 4 ? FieldKind::PositiveInteger
                                 : FieldKind::PositiveBigInteger;
    } else {
        return sizeof(M) <= 2    ? FieldKind::SmallInteger
                : sizeof(M) == 4 ? FieldKind::Integer
                                 : FieldKind::BigInteger;
    }
}

} // namespace Internal

template <std::integral M>
requires(!std::same_as<M, bool>) struct MemberTraits<M>
{
    static constexpr FieldKind kind = Internal::integerKind<M>();
    static Value toValue(M member) { return qint64(member); }
    static M fromValue(const Value &value)
    {
        return M(value.type() == Value::Type::Int ? value.integer() : value.toInt().value_or(0));
    }
};

/// An enumeration is stored as its number.
template <typename M>
requires std::is_enum_v<M>
struct MemberTraits<M>
{
    static constexpr FieldKind kind = FieldKind::Integer;
    static Value toValue(M member) { return qint64(member); }
    static M fromValue(const Value &value) { return M(value.toInt().value_or(0)); }
};

template <std::floating_point M> struct MemberTraits<M>
{
    static constexpr FieldKind kind = FieldKind::Float;
    static Value toValue(M member) { return double(member); }
    static M fromValue(const Value &value)
    {
        return M(value.type() == Value::Type::Float ? value.number()
                                                    : value.toDouble().value_or(0));
    }
};

template <> struct MemberTraits<bool>
{
    static constexpr FieldKind kind = FieldKind::Boolean;
    static Value toValue(bool member) { return member; }
    static bool fromValue(const Value &value)
    {
        return value.type() == Value::Type::Bool ? value.boolean() : value.isTrue();
    }
};

template <> struct MemberTraits<QString>
{
    static constexpr FieldKind kind = FieldKind::Char; // Text where no length is given
    static Value toValue(const QString &member) { return member; }
    static QString fromValue(const Value &value)
    {
        if (value.isString())
            return value.string();
        return value.isNone() ? QString() : value.toString();
    }
};

template <> struct MemberTraits<QByteArray>
{
    static constexpr FieldKind kind = FieldKind::Binary;
    static Value toValue(const QByteArray &member) { return member; }
    static QByteArray fromValue(const Value &value)
    {
        return value.type() == Value::Type::Bytes ? value.bytes() : QByteArray();
    }
};

template <> struct MemberTraits<QDate>
{
    static constexpr FieldKind kind = FieldKind::Date;
    static Value toValue(const QDate &member) { return member.isValid() ? Value(member) : Value(); }
    static QDate fromValue(const Value &value)
    {
        return value.type() == Value::Type::Date ? value.date() : QDate();
    }
};

template <> struct MemberTraits<Time>
{
    static constexpr FieldKind kind = FieldKind::Time;
    static Value toValue(const Time &member) { return member; }
    static Time fromValue(const Value &value)
    {
        return value.type() == Value::Type::Time ? value.time() : Time();
    }
};

template <> struct MemberTraits<QTime>
{
    static constexpr FieldKind kind = FieldKind::Time;
    static Value toValue(const QTime &member)
    {
        return member.isValid()
                ? Value(Time::fromMicroseconds(qint64(member.msecsSinceStartOfDay()) * 1000))
                : Value();
    }
    static QTime fromValue(const Value &value)
    {
        if (value.type() != Value::Type::Time)
            return {};
        return QTime::fromMSecsSinceStartOfDay(int(value.time().toMicroseconds() / 1000));
    }
};

template <> struct MemberTraits<DateTime>
{
    static constexpr FieldKind kind = FieldKind::DateTime;
    static Value toValue(const DateTime &member) { return member; }
    static DateTime fromValue(const Value &value)
    {
        return value.type() == Value::Type::DateTime ? value.dateTime() : DateTime();
    }
};

/// Milliseconds only: use DateTime where microseconds must survive being saved.
template <> struct MemberTraits<QDateTime>
{
    static constexpr FieldKind kind = FieldKind::DateTime;
    static Value toValue(const QDateTime &member)
    {
        return member.isValid() ? Value(DateTime::fromQDateTime(member)) : Value();
    }
    static QDateTime fromValue(const Value &value)
    {
        return value.type() == Value::Type::DateTime ? value.dateTime().toQDateTime() : QDateTime();
    }
};

template <> struct MemberTraits<Duration>
{
    static constexpr FieldKind kind = FieldKind::Duration;
    static Value toValue(const Duration &member) { return member; }
    static Duration fromValue(const Value &value)
    {
        return value.type() == Value::Type::Duration ? value.duration() : Duration();
    }
};

template <> struct MemberTraits<Decimal>
{
    static constexpr FieldKind kind = FieldKind::Decimal;
    static Value toValue(const Decimal &member) { return member; }
    static Decimal fromValue(const Value &value) { return value.toDecimal().value_or(Decimal()); }
};

template <> struct MemberTraits<QUuid>
{
    static constexpr FieldKind kind = FieldKind::Uuid;
    static Value toValue(const QUuid &member) { return member; }
    static QUuid fromValue(const Value &value)
    {
        return value.type() == Value::Type::Uuid ? value.uuid() : QUuid();
    }
};

template <> struct MemberTraits<Value>
{
    static constexpr FieldKind kind = FieldKind::Json;
    static Value toValue(const Value &member) { return member; }
    static Value fromValue(const Value &value) { return value; }
};

template <> struct MemberTraits<Dict>
{
    static constexpr FieldKind kind = FieldKind::Json;
    static Value toValue(const Dict &member) { return member; }
    static Dict fromValue(const Value &value)
    {
        return value.type() == Value::Type::Dict ? value.dict() : Dict();
    }
};

template <typename T> struct MemberTraits<ForeignKey<T>>
{
    static constexpr FieldKind kind = FieldKind::ForeignKey;
    static Value toValue(const ForeignKey<T> &member) { return member.key(); }
    static ForeignKey<T> fromValue(const Value &value) { return value; }
};

template <typename T> struct MemberTraits<OneToOne<T>>
{
    static constexpr FieldKind kind = FieldKind::OneToOne;
    static Value toValue(const OneToOne<T> &member) { return member.key(); }
    static OneToOne<T> fromValue(const Value &value) { return value; }
};

/// NULL is no value.
template <typename M> struct MemberTraits<std::optional<M>>
{
    static constexpr FieldKind kind = MemberTraits<M>::kind;
    static Value toValue(const std::optional<M> &member)
    {
        return member ? MemberTraits<M>::toValue(*member) : Value();
    }
    static std::optional<M> fromValue(const Value &value)
    {
        return value.isNone() ? std::nullopt : std::optional<M>(MemberTraits<M>::fromValue(value));
    }
};

namespace Internal {

template <typename M> inline constexpr bool isOptional = false;
template <typename M> inline constexpr bool isOptional<std::optional<M>> = true;
template <typename M> inline constexpr bool isManyToMany = false;
template <typename T> inline constexpr bool isManyToMany<ManyToMany<T>> = true;
template <typename M>
concept RelationMember = requires
{
    typename M::Target;
};

/// The class and the type of a pointer to a member.
template <typename P> struct MemberPointer;
template <typename C, typename M> struct MemberPointer<M C::*>
{
    using Class = C;
    using Type = M;
};
template <auto Member> using ClassOf = typename MemberPointer<decltype(Member)>::Class;
template <auto Member> using TypeOf = typename MemberPointer<decltype(Member)>::Type;

/// Names a member at run time, alike in the program and in every plugin.
template <auto Member> struct MemberTag
{
};

} // namespace Internal
} // namespace Quintette
