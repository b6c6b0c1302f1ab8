// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/combofield.h"

namespace Quintette {

ComboFormField::ComboFormField(std::vector<std::unique_ptr<FormField>> fields,
                               const FormFieldOptions &options)
    : FormField(options), m_fields(std::move(fields))
{
    // Whether something must be there is this field's to say.
    for (const std::unique_ptr<FormField> &field : m_fields)
        field->setRequired(false);
}

Value ComboFormField::clean(const Value &submitted, const Value &initial) const
{
    Value value = FormField::clean(submitted, initial);
    for (const std::unique_ptr<FormField> &field : m_fields)
        value = field->clean(value);
    return value;
}

} // namespace Quintette
