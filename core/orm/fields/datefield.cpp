// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/datefield.h"

#include "core/base/isoformat.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

DateField::DateField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Date;
    if (m_options.autoNow || m_options.autoNowAdd) {
        m_options.editable = false;
        m_options.blank = true;
    }
}

Value DateField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Date)
        return input;
    if (input.type() == Value::Type::DateTime) {
        const DateTime &dateTime = input.dateTime();
        if (!dateTime.isAware() || !m_model || !usesTimeZone())
            return dateTime.date();
        return Internal::inZone(dateTime, model().registry().timeZone()).date();
    }
    const QString text = input.toString();
    if (const std::optional<QDate> date = dateFromString(text))
        return *date;
    if (const std::optional<QDate> date = isoDate(text))
        return *date;
    if (Internal::hasDateShape(text)) {
        refuse(u"invalid_date"_s,
               QN_TEXT("orm",
                       "“%1” value has the correct format (YYYY-MM-DD) but it is an invalid date."),
               input);
    }
    refuse(u"invalid"_s,
           QN_TEXT("orm",
                   "“%1” value has an invalid date format. It must be in YYYY-MM-DD format."),
           input);
}

Value DateField::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isString()) {
        if (const std::optional<QDate> date = Internal::readDate(raw.string()))
            return *date;
    }
    return Field::fromDatabase(raw, backend);
}

QString DateField::toText(const Value &value) const
{
    return value.type() == Value::Type::Date ? dateToString(value.date()) : Field::toText(value);
}

Value DateField::preSave(const Value &value, bool adding) const
{
    if (!m_options.autoNow && !(m_options.autoNowAdd && adding))
        return value;
    return Internal::inZone(DateTime::now(), model().registry().timeZone()).date();
}

} // namespace Quintette
