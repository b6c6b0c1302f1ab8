// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include "core/base/error.h"

#include <cmath>

namespace Quintette {

ValueObject::~ValueObject() = default;

std::optional<Value> ValueObject::attribute(const QString &) const
{
    return std::nullopt;
}

std::optional<Value> ValueObject::item(qint64 index) const
{
    const std::optional<ValueList> items = toList();
    if (!items || index < 0 || index >= items->size())
        return std::nullopt;
    return items->at(index);
}

std::optional<ValueList> ValueObject::toList() const
{
    return std::nullopt;
}

std::optional<qint64> ValueObject::length() const
{
    const std::optional<ValueList> items = toList();
    return items ? std::optional<qint64>(items->size()) : std::nullopt;
}

bool ValueObject::isTrue() const
{
    const std::optional<qint64> size = length();
    return !size || *size > 0;
}

Value ValueObject::call(const ValueList &) const
{
    throw TypeError(toString() + u" is not callable"_s);
}

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

QString floatToString(double number)
{
    if (std::isnan(number))
        return u"nan"_s;
    if (std::isinf(number))
        return number < 0 ? u"-inf"_s : u"inf"_s;
    if (number == 0.0)
        return std::signbit(number) ? u"-0.0"_s : u"0.0"_s;
    // Python switches to an exponent below 1e-4 and from 1e16 on.
    const double magnitude = std::abs(number);
    if (magnitude < 1e-4 || magnitude >= 1e16)
        return QString::number(number, 'e', QLocale::FloatingPointShortest);
    if (number == 0.0)
        return std::signbit(number) ? u"-0.0"_s : u"0.0"_s;
    const QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

QString stringToRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out(quote);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (c == quote || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c == u'\n') {
            out += u"\\n"_s;
        } else if (c == u'\r') {
            out += u"\\r"_s;
        } else if (c == u'\t') {
            out += u"\\t"_s;
        } else if (c == u' ' || (c.isPrint() && !c.isSpace())) {
            out += c;
        } else if (c.unicode() < 0x100) {
            out += u"\\x"_s + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        } else {
            out += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        }
    }
    return out + quote;
}

static QString bytesToRepr(const QByteArray &bytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QString out = u"b"_s + QLatin1Char(quote);
    for (const char c : bytes) {
        if (c == quote || c == '\\')
            (out += u'\\') += QLatin1Char(c);
        else if (c == '\n')
            out += u"\\n"_s;
        else if (c == '\r')
            out += u"\\r"_s;
        else if (c == '\t')
            out += u"\\t"_s;
        else if (c >= ' ' && c < 127)
            out += QLatin1Char(c);
        else
            out += u"\\x"_s + QString::number(uchar(c), 16).rightJustified(2, u'0');
    }
    return out + QLatin1Char(quote);
}

QString Value::toString() const
{
    switch (type()) {
    case Type::None:
        return u"None"_s;
    case Type::Bool:
        return boolean() ? u"True"_s : u"False"_s;
    case Type::Int:
        return QString::number(integer());
    case Type::Float:
        return floatToString(number());
    case Type::String:
    case Type::SafeString:
        return string();
    case Type::Bytes:
        return bytesToRepr(bytes());
    case Type::Date:
        return dateToString(date());
    case Type::Time:
        return time().toString();
    case Type::DateTime:
        return dateTime().toString(u' ');
    case Type::Duration:
        return duration().toString();
    case Type::Uuid:
        return uuid().toString(QUuid::WithoutBraces);
    case Type::Decimal:
        return decimal().toString();
    case Type::BigInt:
        return decimal().toFixed();
    case Type::Text:
        return text().toString();
    case Type::Object:
        return object()->toString();
    case Type::List:
    case Type::Tuple:
    case Type::Dict:
        return toRepr();
    }
    Q_UNREACHABLE();
}

static QString dateTimeRepr(const DateTime &value)
{
    const QDate date = value.date();
    const Time time = value.time();
    QList<int> parts{date.year(), date.month(), date.day(), time.hour(), time.minute()};
    if (time.second() || time.microsecond())
        parts += time.second();
    if (time.microsecond())
        parts += time.microsecond();
    QStringList texts;
    for (const int part : parts)
        texts += QString::number(part);
    if (value.isAware() && value.offsetSeconds() == 0)
        texts += u"tzinfo=datetime.timezone.utc"_s;
    else if (value.isAware())
        texts += u"tzinfo=datetime.timezone(%1)"_s.arg(
                Value(Duration(qint64(value.offsetSeconds()) * 1'000'000)).toRepr());
    return u"datetime.datetime("_s + texts.join(u", "_s) + u')';
}

QString Value::toRepr() const
{
    switch (type()) {
    case Type::String:
    case Type::SafeString:
        return stringToRepr(string());
    case Type::Text:
        return stringToRepr(text().toString());
    case Type::Date:
        return u"datetime.date(%1, %2, %3)"_s.arg(date().year())
                .arg(date().month())
                .arg(date().day());
    case Type::DateTime:
        return dateTimeRepr(dateTime());
    case Type::Time: {
        QStringList parts{QString::number(time().hour()), QString::number(time().minute())};
        if (time().second() || time().microsecond())
            parts += QString::number(time().second());
        if (time().microsecond())
            parts += QString::number(time().microsecond());
        return u"datetime.time("_s + parts.join(u", "_s) + u')';
    }
    case Type::Duration: {
        const qint64 perDay = 86'400'000'000;
        const qint64 micro = duration().microseconds();
        const qint64 days = (micro - ((micro % perDay) + perDay) % perDay) / perDay;
        const qint64 rest = micro - days * perDay;
        QStringList parts;
        if (days)
            parts += u"days=%1"_s.arg(days);
        if (rest / 1'000'000)
            parts += u"seconds=%1"_s.arg(rest / 1'000'000);
        if (rest % 1'000'000)
            parts += u"microseconds=%1"_s.arg(rest % 1'000'000);
        return u"datetime.timedelta("_s + (parts.isEmpty() ? u"0"_s : parts.join(u", "_s)) + u')';
    }
    case Type::Uuid:
        return u"UUID('"_s + toString() + u"')"_s;
    case Type::Decimal:
        return u"Decimal('"_s + toString() + u"')"_s;
    case Type::List:
    case Type::Tuple: {
        QStringList parts;
        for (const Value &item : list())
            parts += item.toRepr();
        const QString inner = parts.join(u", "_s);
        if (type() == Type::List)
            return u'[' + inner + u']';
        return u'(' + inner + (parts.size() == 1 ? u",)"_s : u")"_s);
    }
    case Type::Dict: {
        QStringList parts;
        for (const Dict::Item &item : dict())
            parts += stringToRepr(item.key) + u": "_s + item.value.toRepr();
        return u'{' + parts.join(u", "_s) + u'}';
    }
    default:
        return toString();
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

static std::optional<int> sign(bool less, bool greater)
{
    return less ? -1 : greater ? 1 : 0;
}

static std::optional<int> compareNumbers(const Value &a, const Value &b)
{
    using Type = Value::Type;
    const bool anyFloat = a.type() == Type::Float || b.type() == Type::Float;
    if (anyFloat) {
        const double x = *a.toDouble();
        const double y = *b.toDouble();
        if (std::isnan(x) || std::isnan(y))
            return std::nullopt;
        const bool bothFloat = a.type() == b.type();
        if (x != y || bothFloat || std::isinf(x))
            return sign(x<y, x> y);
        // Equal as floats may still differ exactly: 0.1 is more than Decimal("0.1").
        constexpr int allDigits = 800;
        const auto exact = [](const Value &value) {
            return value.type() == Type::Float ? Decimal::fromDouble(value.number(), allDigits)
                                               : *value.toDecimal();
        };
        return Decimal::compare(exact(a), exact(b));
    }
    const bool anyLarge = a.type() == Type::Decimal || b.type() == Type::Decimal
            || a.type() == Type::BigInt || b.type() == Type::BigInt;
    if (anyLarge)
        return Decimal::compare(*a.toDecimal(), *b.toDecimal());
    return sign(*a.toInt() < *b.toInt(), *a.toInt() > *b.toInt());
}

bool operator==(const Value &a, const Value &b)
{
    using Type = Value::Type;
    if (a.isNumber() && b.isNumber())
        return compareNumbers(a, b) == 0;
    if (a.isText() && b.isText())
        return a.toString() == b.toString();
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
    case Type::None:
        return true;
    case Type::Bytes:
        return a.bytes() == b.bytes();
    case Type::Date:
        return a.date() == b.date();
    case Type::Time:
        return a.time() == b.time();
    case Type::DateTime:
        return a.dateTime() == b.dateTime();
    case Type::Duration:
        return a.duration() == b.duration();
    case Type::Uuid:
        return a.uuid() == b.uuid();
    case Type::List:
    case Type::Tuple:
        return a.list() == b.list();
    case Type::Dict:
        return a.dict() == b.dict();
    case Type::Object:
        return a.object()->isEqual(*b.object());
    default:
        return false;
    }
}

std::optional<int> Value::compare(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber())
        return compareNumbers(a, b);
    if (a.isText() && b.isText()) {
        // By code point, not by UTF-16 unit.
        const QString x = a.toString();
        const QString y = b.toString();
        const qsizetype common = std::min(x.size(), y.size());
        for (qsizetype i = 0; i < common; ++i) {
            if (x[i] == y[i])
                continue;
            if (x[i].isSurrogate() != y[i].isSurrogate())
                return x[i].isSurrogate() ? 1 : -1;
            return x[i] < y[i] ? -1 : 1;
        }
        return sign(x.size() < y.size(), x.size() > y.size());
    }
    if (a.type() != b.type())
        return std::nullopt;
    switch (a.type()) {
    case Type::Bytes:
        return sign(a.bytes() < b.bytes(), b.bytes() < a.bytes());
    case Type::Date:
        return sign(a.date() < b.date(), b.date() < a.date());
    case Type::Time:
        return sign(a.time() < b.time(), b.time() < a.time());
    case Type::DateTime:
        if (a.dateTime().isAware() != b.dateTime().isAware())
            return std::nullopt;
        return sign(a.dateTime() < b.dateTime(), b.dateTime() < a.dateTime());
    case Type::Duration:
        return sign(a.duration() < b.duration(), b.duration() < a.duration());
    case Type::Uuid:
        return sign(a.uuid() < b.uuid(), b.uuid() < a.uuid());
    case Type::List:
    case Type::Tuple: {
        const qsizetype common = std::min(a.list().size(), b.list().size());
        for (qsizetype i = 0; i < common; ++i) {
            if (!(a.list()[i] == b.list()[i]))
                return compare(a.list()[i], b.list()[i]);
        }
        return sign(a.list().size() < b.list().size(), a.list().size() > b.list().size());
    }
    default:
        return std::nullopt;
    }
}

size_t qHash(const Value &value, size_t seed) noexcept
{
    // Equal values must hash alike, so all numbers hash as doubles and all text as strings.
    if (value.isNumber())
        return ::qHash(*value.toDouble(), seed);
    if (value.type() == Value::Type::DateTime)
        return ::qHash(value.dateTime().epochMicroseconds(), seed);
    return ::qHash(value.toString(), seed);
}

// Below this size a scan is as fast as a hash and costs no memory.
constexpr qsizetype indexedFrom = 12;

Dict::Dict(std::initializer_list<Item> items)
{
    for (const Item &item : items)
        insert(item.key, item.value);
}

qsizetype Dict::indexOf(QStringView key) const
{
    if (!m_index.isEmpty())
        return m_index.value(key.toString(), -1);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].key == key)
            return i;
    }
    return -1;
}

const Value *Dict::find(QStringView key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? nullptr : &m_items[index].value;
}

Value Dict::value(QStringView key) const
{
    const Value *found = find(key);
    return found ? *found : Value();
}

void Dict::insert(const QString &key, const Value &value)
{
    const qsizetype index = indexOf(key);
    if (index >= 0) {
        m_items[index].value = value;
        return;
    }
    m_items.append({key, value});
    if (!m_index.isEmpty())
        m_index.insert(key, m_items.size() - 1);
    else if (m_items.size() >= indexedFrom) {
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_index.insert(m_items[i].key, i);
    }
}

bool Dict::remove(QStringView key)
{
    const qsizetype index = indexOf(key);
    if (index < 0)
        return false;
    m_items.removeAt(index);
    m_index.clear();
    if (m_items.size() >= indexedFrom) {
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_index.insert(m_items[i].key, i);
    }
    return true;
}

QStringList Dict::keys() const
{
    QStringList keys;
    for (const Item &item : m_items)
        keys += item.key;
    return keys;
}

bool operator==(const Dict &a, const Dict &b)
{
    if (a.size() != b.size())
        return false;
    return std::all_of(a.begin(), a.end(), [&b](const Dict::Item &item) {
        const Value *other = b.find(item.key);
        return other && *other == item.value;
    });
}

} // namespace Quintette
