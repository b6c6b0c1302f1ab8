// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/textfield.h"

#include "core/orm/validators/validators.h"

namespace Quintette {

/// Django's max_length of the kinds that bring their own.
static int usualLength(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Email:
        return 254;
    case FieldKind::Slug:
        return 50;
    case FieldKind::Url:
        return 200;
    default:
        return -1;
    }
}

TextField::TextField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::String;
    if (m_options.maxLength < 0)
        m_options.maxLength = usualLength(kind);
    if (kind == FieldKind::Slug)
        m_options.dbIndex = m_options.dbIndex.value_or(true);
    if (kind == FieldKind::Email)
        m_kindValidators += Validators::email();
    else if (kind == FieldKind::Slug)
        m_kindValidators += Validators::slug(m_options.allowUnicode);
    else if (kind == FieldKind::Url)
        m_kindValidators += Validators::url();
    // The length of a text column is a matter of its form, not of its validity.
    if (m_options.maxLength >= 0 && kind != FieldKind::Text)
        m_kindValidators += Validators::maxLength(m_options.maxLength);
}

QString TextField::storageType() const
{
    return m_kind == FieldKind::Email || m_kind == FieldKind::Url ? u"CharField"_s : internalType();
}

Value TextField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::String)
        return input;
    return input.toString();
}

} // namespace Quintette
