// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/generatedfield.h"

namespace Quintette {

GeneratedField::GeneratedField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_options.editable = false;
    m_options.blank = true;
    m_output = makeField(m_options.outputKind, name,
                         {.null = m_options.null,
                          .maxLength = m_options.maxLength,
                          .maxDigits = m_options.maxDigits,
                          .decimalPlaces = m_options.decimalPlaces});
}

Value GeneratedField::toValue(const Value &input) const
{
    return m_output->toValue(input);
}

Value GeneratedField::toDatabase(const Value &value, const Backend &backend) const
{
    return m_output->toDatabase(value, backend);
}

Value GeneratedField::fromDatabase(const Value &raw, const Backend &backend) const
{
    return m_output->fromDatabase(raw, backend);
}

QString GeneratedField::columnType(const Backend &backend) const
{
    return m_output->columnType(backend);
}

} // namespace Quintette
