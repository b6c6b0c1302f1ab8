// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/charfield.h"

#include "core/forms/validators/storabletext.h"
#include "core/orm/validators/validators.h"

namespace Quintette {

CharFormField::CharFormField(const FormFieldOptions &options, const CharFormFieldOptions &text,
                             const WidgetSpec &defaultWidget)
    : FormField(options, defaultWidget), m_text(text)
{
    if (text.minLength >= 0)
        addValidator(Validators::minLength(text.minLength));
    if (text.maxLength >= 0)
        addValidator(Validators::maxLength(text.maxLength));
    addValidator(Validators::storableText());
    CharFormField::addAttributes(editWidget());
}

Value CharFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return m_text.emptyValue;
    QString text = submitted.toString();
    if (m_text.strip)
        text = text.trimmed();
    return text.isEmpty() ? m_text.emptyValue : Value(text);
}

void CharFormField::addAttributes(WidgetSpec &widget) const
{
    if (widget.isHidden())
        return;
    if (m_text.maxLength >= 0)
        setAttribute(widget, u"maxlength"_s, m_text.maxLength);
    if (m_text.minLength >= 0)
        setAttribute(widget, u"minlength"_s, m_text.minLength);
}

RegexFormField::RegexFormField(const QString &pattern, const FormFieldOptions &options,
                               CharFormFieldOptions text)
    : CharFormField(options, text)
{
    addValidator(Validators::regex(
            QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption)));
}

SlugFormField::SlugFormField(const FormFieldOptions &options, bool allowUnicode,
                             const CharFormFieldOptions &text)
    : CharFormField(options, text)
{
    prependValidator(Validators::slug(allowUnicode));
}

EmailFormField::EmailFormField(const FormFieldOptions &options, CharFormFieldOptions text)
    : CharFormField(options, text, WidgetKind::Email)
{
    prependValidator(Validators::email());
}

} // namespace Quintette
