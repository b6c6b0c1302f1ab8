// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

struct NumberFormFieldOptions
{
    Value maxValue = {};
    Value minValue = {};
    Value stepSize = {};
};

/// A whole number of any size. Django: IntegerField.
class QUINTETTE_CORE_EXPORT IntegerFormField : public FormField
{
public:
    explicit IntegerFormField(const FormFieldOptions &options = {},
                              const NumberFormFieldOptions &limits = {});

    Value toValue(const Value &submitted) const override;
    Value prepareValue(const Value &value) const override;
    const NumberFormFieldOptions &limits() const { return m_limits; }

protected:
    Text defaultMessage(const QString &code) const override;
    void addAttributes(WidgetSpec &widget) const override;
    /// The text of a number, in this language's spelling if localized.
    QString numberText(const Value &submitted) const;

private:
    NumberFormFieldOptions m_limits;
};

/// Django: FloatField.
class QUINTETTE_CORE_EXPORT FloatFormField final : public IntegerFormField
{
public:
    explicit FloatFormField(const FormFieldOptions &options = {},
                            const NumberFormFieldOptions &limits = {});

    Value toValue(const Value &submitted) const override;
    void validate(const Value &value) const override;

protected:
    Text defaultMessage(const QString &code) const override;
    void addAttributes(WidgetSpec &widget) const override;
};

/// An exact decimal number. Django: DecimalField.
class QUINTETTE_CORE_EXPORT DecimalFormField final : public IntegerFormField
{
public:
    explicit DecimalFormField(const FormFieldOptions &options = {}, int maxDigits = -1,
                              int decimalPlaces = -1, const NumberFormFieldOptions &limits = {});

    Value toValue(const Value &submitted) const override;
    void validate(const Value &value) const override;

protected:
    Text defaultMessage(const QString &code) const override;
    void addAttributes(WidgetSpec &widget) const override;

private:
    int m_decimalPlaces;
};

} // namespace Quintette
