// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// A submitted file: a FileValue, False to take the present one away, the initial value for no
/// change. Django: FileField.
class QUINTETTE_CORE_EXPORT FileFormField : public FormField
{
public:
    explicit FileFormField(const FormFieldOptions &options = {}, int maxLength = -1,
                           bool allowEmpty = false);

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    Value toValue(const Value &submitted) const override;
    Value boundValue(const Value &submitted, const Value &initial) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;

private:
    int m_maxLength;
    bool m_allowEmpty;
};

/// A picture: its head must be one of a known format, with a size. Django: ImageField.
class QUINTETTE_CORE_EXPORT ImageFormField final : public FileFormField
{
public:
    explicit ImageFormField(const FormFieldOptions &options = {}, int maxLength = -1);

    Value toValue(const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
    void addAttributes(WidgetSpec &widget) const override;
};

} // namespace Quintette
