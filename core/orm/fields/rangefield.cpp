// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/rangefield.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/fields/postgresqlonly.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/node.h"

namespace Quintette {

bool Internal::isRangeKind(FieldKind kind)
{
    return kind >= FieldKind::IntegerRange && kind <= FieldKind::DateRange;
}

static FieldKind boundKind(FieldKind range)
{
    switch (range) {
    case FieldKind::BigIntegerRange:
        return FieldKind::BigInteger;
    case FieldKind::DecimalRange:
        return FieldKind::Decimal;
    case FieldKind::DateTimeRange:
        return FieldKind::DateTime;
    case FieldKind::DateRange:
        return FieldKind::Date;
    default:
        return FieldKind::Integer;
    }
}

const Field *Internal::boundField(FieldKind range)
{
    return fieldOfKind(boundKind(range));
}

QString Internal::rangeType(FieldKind kind)
{
    switch (kind) {
    case FieldKind::BigIntegerRange:
        return u"int8range"_s;
    case FieldKind::DecimalRange:
        return u"numrange"_s;
    case FieldKind::DateTimeRange:
        return u"tstzrange"_s;
    case FieldKind::DateRange:
        return u"daterange"_s;
    default:
        return u"int4range"_s;
    }
}

RangeField::RangeField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

static bool isBounds(const QString &text)
{
    return text.size() == 2 && (text[0] == u'[' || text[0] == u'(')
            && (text[1] == u']' || text[1] == u')');
}

template <typename Convert> Value RangeField::converted(const Value &range, Convert convert) const
{
    const Dict &given = range.dict();
    if (given.value(u"empty"_s).isTrue())
        return Value(Dict({{u"empty"_s, true}}));
    const QString bounds =
            given.contains(u"bounds"_s) ? given.value(u"bounds"_s).toString() : u"[)"_s;
    const auto end = [&](const QString &name) {
        const Value value = given.value(name);
        return value.isNone() ? value : convert(value);
    };
    return Value(Dict({{u"lower"_s, end(u"lower"_s)},
                       {u"upper"_s, end(u"upper"_s)},
                       {u"bounds"_s, isBounds(bounds) ? bounds : u"[)"_s}}));
}

Value RangeField::toValue(const Value &input) const
{
    Value range = input;
    if (input.isString()) {
        const Result<Value> parsed = Json::parse(input.string().toUtf8());
        range = parsed ? *parsed : Value(0);
    }
    if (range.isNone())
        return range;
    if (range.isList() && range.list().size() == 2) {
        const bool isWhole = m_kind == FieldKind::IntegerRange
                || m_kind == FieldKind::BigIntegerRange || m_kind == FieldKind::DateRange;
        range = Value(Dict({{u"lower"_s, range.list().at(0)},
                            {u"upper"_s, range.list().at(1)},
                            {u"bounds"_s, isWhole ? u"[)"_s : m_options.defaultBounds}}));
    }
    if (range.type() != Value::Type::Dict)
        refuse(u"invalid"_s, QN_TEXT("orm", "“%1” is no range with a lower and an upper end."),
               input);
    const Field &bound = *Internal::boundField(m_kind);
    return converted(range, [&](const Value &end) {
        const std::optional<DateTime> naive = naiveMoment(end);
        return naive ? Value(Internal::fromZone(*naive, model().registry().timeZone()))
                     : bound.toValue(end);
    });
}

/// A moment without a zone, which is to be understood in that of the project.
std::optional<DateTime> RangeField::naiveMoment(const Value &end) const
{
    if (m_kind != FieldKind::DateTimeRange || !m_model || !usesTimeZone())
        return {};
    const std::optional<DateTime> moment = end.type() == Value::Type::DateTime
            ? std::optional(end.dateTime())
            : DateTime::fromString(end.toString());
    return moment && !moment->isAware() ? moment : std::nullopt;
}

Value RangeField::prepare(const Value &input) const
{
    return input.type() == Value::Type::Dict || input.isList() ? toValue(input) : input;
}

void RangeField::validate(const Value &value) const
{
    Field::validate(value);
    if (value.type() != Value::Type::Dict)
        return;
    const Value lower = value.dict().value(u"lower"_s);
    const Value upper = value.dict().value(u"upper"_s);
    if (!lower.isNone() && !upper.isNone() && Value::compare(upper, lower).value_or(0) < 0) {
        refuse(u"invalid"_s,
               QN_TEXT("orm", "The start of the range must not exceed the end of the range."),
               value);
    }
}

Value RangeField::toDatabase(const Value &value, const Backend &backend) const
{
    if (value.type() != Value::Type::Dict)
        return Field::toDatabase(value, backend);
    const Dict &range = value.dict();
    if (range.value(u"empty"_s).isTrue())
        return Value(u"empty"_s);
    const QString bounds = range.value(u"bounds"_s).toString();
    const auto end = [&](const QString &name) -> QString {
        const Value one = range.value(name);
        if (one.isNone())
            return {};
        const Value bound = Internal::boundField(m_kind)->toDatabase(one, backend);
        const QString text = bound.type() == Value::Type::DateTime ? bound.dateTime().toString(u' ')
                                                                   : bound.toString();
        return u'"' + text + u'"';
    };
    return Value(bounds.first(1) + end(u"lower"_s) + u',' + end(u"upper"_s) + bounds.last(1));
}

// [1,5)   ["2020-01-01 00:00:00+00",)   empty
Value RangeField::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (!raw.isString())
        return raw;
    const QString text = raw.string();
    if (text == "empty"_L1)
        return Value(Dict({{u"empty"_s, true}}));
    const qsizetype comma = text.indexOf(u',');
    if (comma < 1 || text.size() < 3)
        return raw;
    const auto end = [&](QString one) -> Value {
        if (one.isEmpty())
            return {};
        if (one.startsWith(u'"'))
            one = one.sliced(1, one.size() - 2);
        const Field &bound = *Internal::boundField(m_kind);
        const bool isOffset = m_kind == FieldKind::DateTimeRange && one.size() > 3
                && (one[one.size() - 3] == u'+' || one[one.size() - 3] == u'-');
        return bound.fromDatabase(bound.toValue(Value(isOffset ? one + u":00"_s : one)), backend);
    };
    return Value(Dict({{u"lower"_s, end(text.sliced(1, comma - 1))},
                       {u"upper"_s, end(text.sliced(comma + 1, text.size() - comma - 2))},
                       {u"bounds"_s, text.first(1) + text.last(1)}}));
}

QString RangeField::columnType(const Backend &backend) const
{
    Internal::requirePostgreSql(backend, *this);
    return Internal::rangeType(m_kind);
}

QString RangeField::toText(const Value &value) const
{
    if (value.type() != Value::Type::Dict)
        return Field::toText(value);
    const Field &bound = *Internal::boundField(m_kind);
    Dict texts;
    for (const auto &[key, one] : value.dict()) {
        const bool isEnd = key == "lower"_L1 || key == "upper"_L1;
        texts.insert(key, isEnd && !one.isNone() ? Value(bound.toText(one)) : one);
    }
    return QString::fromUtf8(Json::serialize(Value(texts), Json::Style::Python, true));
}

} // namespace Quintette
