// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/temporalfield.h"

namespace Quintette {

/// Date and time in two inputs, name_0 and name_1. Django: SplitDateTimeField.
class QUINTETTE_CORE_EXPORT SplitDateTimeFormField final : public FormField
{
public:
    explicit SplitDateTimeFormField(const FormFieldOptions &options = {});

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    /// A list of date and time, for the two inputs.
    Value prepareValue(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;

private:
    ValueList parts(const Value &value) const;
};

} // namespace Quintette
