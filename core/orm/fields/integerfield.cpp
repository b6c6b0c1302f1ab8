// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/integerfield.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/modelregistry.h"
#include "core/orm/validators/validators.h"

namespace Quintette {

/// int() of Python over text: white space around, a sign, digits of any script, single underscores
/// between them.
static std::optional<Value> parseInteger(const QString &text)
{
    constexpr qsizetype longest = 4300; // as Python refuses longer ones
    const QString trimmed = text.trimmed();
    QString digits;
    bool afterDigit = false;
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const QChar c = trimmed[i];
        if (i == 0 && (c == u'-' || c == u'+')) {
            digits += c;
        } else if (c == u'_') {
            if (!afterDigit || i + 1 == trimmed.size())
                return std::nullopt;
            afterDigit = false;
        } else if (c.digitValue() >= 0 && c.category() == QChar::Number_DecimalDigit) {
            digits += QChar(u'0' + c.digitValue());
            afterDigit = true;
        } else {
            return std::nullopt;
        }
    }
    if (!afterDigit || digits.size() > longest)
        return std::nullopt;
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    if (ok)
        return number;
    const std::optional<Decimal> large = Decimal::fromString(digits);
    return large ? std::optional(Value::integer(*large)) : std::nullopt;
}

static std::optional<Value> toInteger(const Value &input)
{
    switch (input.type()) {
    case Value::Type::Int:
    case Value::Type::BigInt:
        return input;
    case Value::Type::Bool:
        return qint64(input.boolean());
    case Value::Type::Float:
    case Value::Type::Decimal: {
        const Decimal number = *input.toDecimal();
        if (!number.isFinite())
            return std::nullopt;
        return Value::integer(number.quantize(0, Decimal::Rounding::Down));
    }
    case Value::Type::String:
    case Value::Type::SafeString:
        return parseInteger(input.string());
    default:
        return std::nullopt;
    }
}

IntegerField::IntegerField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Int;
}

Value IntegerField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Int)
        return input;
    if (const std::optional<Value> number = toInteger(input))
        return *number;
    refuse(u"invalid"_s, QN_TEXT("orm", "“%1” value must be an integer."), input);
}

Value IntegerField::prepare(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Int)
        return input;
    if (const std::optional<Value> number = toInteger(input))
        return *number;
    const QString message =
            u"Field '%1' expected a number but got %2."_s.arg(name(), input.toRepr());
    if (input.isString() || input.isNumber())
        throw ValueError(message);
    throw TypeError(message);
}

void IntegerField::validate(const Value &value) const
{
    // An automatic key that is not there yet is filled in by the database.
    if (isAuto())
        return;
    Field::validate(value);
    if (value.isNone() || !m_model)
        return;
    const Databases &databases = model().registry().databases();
    const QString alias = u"default"_s;
    const auto engine = databases.contains(alias) ? databases.settings(alias).engine
                                                  : DatabaseSettings::Engine::Sqlite;
    if (const auto range = Backend::of(engine).integerRange(internalType())) {
        Validators::minValue(range->first)(value);
        Validators::maxValue(range->second)(value);
    }
}

} // namespace Quintette
