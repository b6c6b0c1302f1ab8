// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// A JSON document. Django: JSONField.
class QUINTETTE_CORE_EXPORT JsonFormField final : public FormField
{
public:
    explicit JsonFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    /// Its text; what could not be read is shown as it was typed.
    Value prepareValue(const Value &value) const override;
    Value boundValue(const Value &submitted, const Value &initial) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

} // namespace Quintette
