// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

struct CharFormFieldOptions
{
    int maxLength = -1;
    int minLength = -1;
    bool strip = true;
    Value emptyValue = QString(); // what an empty input means; None for nullable columns
};

/// Text. Django: CharField.
class QUINTETTE_CORE_EXPORT CharFormField : public FormField
{
public:
    explicit CharFormField(const FormFieldOptions &options = {},
                           const CharFormFieldOptions &text = {},
                           const WidgetSpec &defaultWidget = {});

    Value toValue(const Value &submitted) const override;
    int maxLength() const { return m_text.maxLength; }

protected:
    void addAttributes(WidgetSpec &widget) const override;

private:
    CharFormFieldOptions m_text;
};

/// Text that a pattern is found in. Django: RegexField.
class QUINTETTE_CORE_EXPORT RegexFormField final : public CharFormField
{
public:
    RegexFormField(const QString &pattern, const FormFieldOptions &options = {},
                   CharFormFieldOptions text = {.strip = false});
};

/// Letters, digits, "-" and "_". Django: SlugField.
class QUINTETTE_CORE_EXPORT SlugFormField final : public CharFormField
{
public:
    explicit SlugFormField(const FormFieldOptions &options = {}, bool allowUnicode = false,
                           const CharFormFieldOptions &text = {});
};

/// Django: EmailField.
class QUINTETTE_CORE_EXPORT EmailFormField final : public CharFormField
{
public:
    explicit EmailFormField(const FormFieldOptions &options = {},
                            CharFormFieldOptions text = {.maxLength = 320});
};

} // namespace Quintette
