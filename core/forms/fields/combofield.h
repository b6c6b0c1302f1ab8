// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/charfield.h"

#include <vector>

namespace Quintette {

/// A text that several kinds of field must take, one after the other. Django: ComboField.
class QUINTETTE_CORE_EXPORT ComboFormField final : public FormField
{
public:
    explicit ComboFormField(std::vector<std::unique_ptr<FormField>> fields,
                            const FormFieldOptions &options = {});

    Value clean(const Value &submitted, const Value &initial = {}) const override;

private:
    std::vector<std::unique_ptr<FormField>> m_fields;
};

} // namespace Quintette
