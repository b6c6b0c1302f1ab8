// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/timefield.h"

#include "core/base/isoformat.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

TimeField::TimeField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Time;
    if (m_options.autoNow || m_options.autoNowAdd) {
        m_options.editable = false;
        m_options.blank = true;
    }
}

Value TimeField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Time)
        return input;
    if (input.type() == Value::Type::DateTime)
        return input.dateTime().time();
    const QString text = input.toString();
    if (const std::optional<Time> time = Time::fromString(text))
        return *time;
    if (const std::optional<Time> time = isoTime(text))
        return *time;
    if (Internal::hasTimeShape(text)) {
        refuse(u"invalid_time"_s,
               QN_TEXT("orm",
                       "“%1” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an "
                       "invalid time."),
               input);
    }
    refuse(u"invalid"_s,
           QN_TEXT("orm",
                   "“%1” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format."),
           input);
}

QString TimeField::toText(const Value &value) const
{
    return value.type() == Value::Type::Time ? value.time().toString() : Field::toText(value);
}

Value TimeField::preSave(const Value &value, bool adding) const
{
    if (!m_options.autoNow && !(m_options.autoNowAdd && adding))
        return value;
    return Internal::inZone(DateTime::now(), model().registry().timeZone()).time();
}

} // namespace Quintette
