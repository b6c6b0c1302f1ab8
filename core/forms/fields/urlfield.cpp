// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/urlfield.h"

#include "core/forms/urlparts.h"
#include "core/orm/validators/validators.h"

namespace Quintette {

UrlFormField::UrlFormField(const FormFieldOptions &options, const CharFormFieldOptions &text,
                           const QString &assumedScheme)
    : CharFormField(options, text, WidgetKind::Url), m_assumedScheme(assumedScheme)
{
    prependValidator(Validators::url());
}

Value UrlFormField::toValue(const Value &submitted) const
{
    const Value text = CharFormField::toValue(submitted);
    if (isEmpty(text))
        return text;
    std::optional<UrlParts> parts = UrlParts::split(text.string());
    if (!parts)
        fail(u"invalid"_s);
    if (parts->scheme.isEmpty())
        parts->scheme = m_assumedScheme;
    if (parts->authority.isEmpty()) {
        // "example.com/page" reads as a path, but a person means a site.
        parts->authority = parts->path;
        parts->path.clear();
        parts = UrlParts::split(parts->toString());
        if (!parts)
            fail(u"invalid"_s);
    }
    return parts->toString();
}

Text UrlFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid URL.")
                              : CharFormField::defaultMessage(code);
}

} // namespace Quintette
