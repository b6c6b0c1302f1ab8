// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"
#include "core/base/decimal.h"
#include "core/base/text.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSharedData>
#include <QSharedDataPointer>
#include <QString>
#include <QUuid>

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace Quintette {

class Dict;
class Value;
using ValueList = QList<Value>;

/// Something a Value can hold that is not plain data: a model object, a query, a bound field, a
/// function. Templates reach into it by these functions only. Read from several threads at once, so
/// const must be safe.
class QUINTETTE_CORE_EXPORT ValueObject : public QSharedData
{
public:
    virtual ~ValueObject();

    /// str() of it.
    virtual QString toString() const = 0;
    /// Attribute, then key, of that name; nothing when there is none (a null Value is an answer).
    virtual std::optional<Value> attribute(const QString &name) const;
    virtual std::optional<Value> item(qint64 index) const;
    /// Its elements, if it can be iterated.
    virtual std::optional<ValueList> toList() const;
    virtual std::optional<qint64> length() const;
    virtual bool isTrue() const;
    virtual bool isEqual(const ValueObject &other) const { return this == &other; }
    /// Text that needs no escaping in HTML (what __html__ is in Python).
    virtual bool isSafe() const { return false; }

    virtual bool isCallable() const { return false; }
    /// Django: alters_data (never called from a template) and do_not_call_in_templates (shown, not
    /// called).
    virtual bool altersData() const { return false; }
    virtual bool doNotCall() const { return false; }
    virtual Value call(const ValueList &arguments) const;
};

/// One value of a context, a column, a form or a setting: none, plain data, lists and dicts of
/// them, or an object. A cheap implicitly shared value (32 bytes; strings are not copied).
/// Equality, truth, order and printing are Python's, because Django's templates, filters and
/// fixtures show them.
class QUINTETTE_CORE_EXPORT Value
{
public:
    enum class Type : quint8 {
        None,
        Bool,
        Int,
        Float,
        String,
        SafeString,
        Bytes,
        Date,
        Time,
        DateTime,
        Duration,
        Uuid,
        Decimal,
        BigInt,
        Text,
        List,
        Tuple,
        Dict,
        Object
    };

    Value() noexcept = default;
    Value(std::nullptr_t) noexcept { }
    Value(const Value &other) { copy(other); }
    Value(Value &&other) noexcept { take(other); }
    Value &operator=(const Value &other)
    {
        if (this != &other) {
            clear();
            copy(other);
        }
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        if (this != &other) {
            clear();
            take(other);
        }
        return *this;
    }
    ~Value() { clear(); }

    Value(bool v) noexcept { set(Type::Bool, v); }
    Value(int v) noexcept { set(Type::Int, qint64(v)); }
    Value(qint64 v) noexcept { set(Type::Int, v); }
    Value(double v) noexcept { set(Type::Float, v); }
    Value(const QString &v) { set(Type::String, v); }
    Value(QString &&v) noexcept { set(Type::String, std::move(v)); }
    Value(const char16_t *v) : Value(QStringView(v).toString()) { }
    Value(const QByteArray &v) { set(Type::Bytes, v); }
    Value(const QDate &v) noexcept { set(Type::Date, v); }
    Value(const Quintette::Time &v) noexcept { set(Type::Time, v); }
    Value(const Quintette::DateTime &v) noexcept { set(Type::DateTime, v); }
    Value(const Quintette::Duration &v) noexcept { set(Type::Duration, v); }
    Value(const QUuid &v) noexcept { set(Type::Uuid, v); }
    Value(const Quintette::Decimal &v);
    Value(const Quintette::Text &v);
    Value(const ValueList &v);
    Value(const Dict &v);
    Value(const QStringList &v);
    /// Takes a reference to an object made with new.
    Value(const ValueObject *v);
    /// No pointer becomes a bool by accident.
    Value(const void *) = delete;
    Value(const char *) = delete;

    static Value safe(const QString &html);
    static Value tuple(const ValueList &items);
    /// An integer of any size; one that fits becomes an Int.
    static Value integer(const Quintette::Decimal &whole);

    Type type() const { return m_type; }
    bool isNone() const { return m_type == Type::None; }
    bool isString() const { return type() == Type::String || type() == Type::SafeString; }
    /// String, or lazily translated text.
    bool isText() const { return isString() || type() == Type::Text; }
    /// Bool, Int, BigInt, Float or Decimal, which Python lets stand for each other.
    bool isNumber() const;
    bool isList() const { return type() == Type::List || type() == Type::Tuple; }
    /// HTML that must not be escaped again.
    bool isSafe() const;

    // Exact accessors: only to be used when type() says so (list() for List and Tuple, string() for
    // both strings).
    bool boolean() const { return held<bool>(); }
    qint64 integer() const { return held<qint64>(); }
    double number() const { return held<double>(); }
    const QString &string() const { return held<QString>(); }
    const QByteArray &bytes() const { return held<QByteArray>(); }
    const QDate &date() const { return held<QDate>(); }
    const Quintette::Time &time() const { return held<Quintette::Time>(); }
    const Quintette::DateTime &dateTime() const { return held<Quintette::DateTime>(); }
    const Quintette::Duration &duration() const { return held<Quintette::Duration>(); }
    const QUuid &uuid() const { return held<QUuid>(); }
    const Quintette::Decimal &decimal() const;
    const Quintette::Text &text() const;
    const ValueList &list() const;
    const Dict &dict() const;
    const ValueObject *object() const;
    /// The object if it is one of that class, else null.
    template <typename T> const T *objectAs() const
    {
        return type() == Type::Object ? dynamic_cast<const T *>(object()) : nullptr;
    }

    // Lenient conversions: nothing when the value does not mean one.
    std::optional<qint64> toInt() const;
    std::optional<double> toDouble() const;
    std::optional<Quintette::Decimal> toDecimal() const;
    /// bool() of it in Python.
    bool isTrue() const;
    /// str() of it in Python; None is "None". Lazy text is translated.
    QString toString() const;
    /// repr() of it in Python.
    QString toRepr() const;
    /// Name of its Python type ("str", "int", "datetime.datetime").
    QString typeName() const;

    /// == of Python: 1 == 1.0 == True, "a" never equals b"a".
    friend QUINTETTE_CORE_EXPORT bool operator==(const Value &a, const Value &b);
    /// < of Python: -1, 0, 1, or nothing where Python raises TypeError.
    static std::optional<int> compare(const Value &a, const Value &b);
    friend QUINTETTE_CORE_EXPORT size_t qHash(const Value &value, size_t seed) noexcept;

private:
    /// Types that need no copying and no destroying beyond their bytes.
    static bool isPlain(Type type)
    {
        return type <= Type::Float || (type >= Type::Date && type <= Type::Uuid);
    }

    template <typename T> const T &held() const
    {
        return *std::launder(reinterpret_cast<const T *>(m_storage));
    }
    template <typename T> void set(Type type, T &&value)
    {
        using Stored = std::remove_cvref_t<T>;
        static_assert(sizeof(Stored) <= sizeof m_storage && alignof(Stored) <= alignof(qint64));
        new (m_storage) Stored(std::forward<T>(value));
        m_type = type;
    }
    void copy(const Value &other)
    {
        if (isPlain(other.m_type)) {
            std::memcpy(m_storage, other.m_storage, sizeof m_storage);
            m_type = other.m_type;
        } else {
            copyShared(other);
        }
    }
    /// Every held type may be moved by its bytes: Qt's containers and shared pointers are
    /// relocatable.
    void take(Value &other) noexcept
    {
        std::memcpy(m_storage, other.m_storage, sizeof m_storage);
        m_type = std::exchange(other.m_type, Type::None);
    }
    void clear()
    {
        if (!isPlain(m_type))
            clearShared();
        m_type = Type::None;
    }
    void copyShared(const Value &other);
    void clearShared();

    alignas(qint64) std::byte m_storage[24];
    Type m_type = Type::None;
};

/// Keys to values in the order they were put in, as Python's dict; keys are strings.
class QUINTETTE_CORE_EXPORT Dict
{
public:
    struct Item
    {
        QString key;
        Value value;
    };

    Dict() = default;
    Dict(std::initializer_list<Item> items);

    qsizetype size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.isEmpty(); }
    const Value *find(QStringView key) const;
    bool contains(QStringView key) const { return find(key); }
    /// The value of key, or None.
    Value value(QStringView key) const;
    void insert(const QString &key, const Value &value);
    bool remove(QStringView key);
    QStringList keys() const;

    auto begin() const { return m_items.cbegin(); }
    auto end() const { return m_items.cend(); }
    friend QUINTETTE_CORE_EXPORT bool operator==(const Dict &a, const Dict &b);

private:
    qsizetype indexOf(QStringView key) const;

    QList<Item> m_items;
    QHash<QString, qsizetype> m_index; // only filled from a size on where it pays
};

/// repr() of a float in Python: the shortest text that reads back as the same number.
QUINTETTE_CORE_EXPORT QString floatToString(double number);
/// repr() of a str in Python.
QUINTETTE_CORE_EXPORT QString stringToRepr(const QString &text);

} // namespace Quintette

Q_DECLARE_TYPEINFO(Quintette::Value, Q_RELOCATABLE_TYPE);
