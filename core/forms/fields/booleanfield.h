// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// True or False; if required it must be True. Django: BooleanField.
class QUINTETTE_CORE_EXPORT BooleanFormField : public FormField
{
public:
    explicit BooleanFormField(const FormFieldOptions &options = {},
                              const WidgetSpec &defaultWidget = WidgetKind::Checkbox);

    Value toValue(const Value &submitted) const override;
    void validate(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;
};

/// True, False or None; never refuses anything. Django: NullBooleanField.
class QUINTETTE_CORE_EXPORT NullBooleanFormField final : public BooleanFormField
{
public:
    explicit NullBooleanFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    void validate(const Value &) const override { }
};

} // namespace Quintette
