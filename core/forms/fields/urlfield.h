// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/charfield.h"

namespace Quintette {

/// An absolute URL; a scheme is put before what has none. Django: URLField.
class QUINTETTE_CORE_EXPORT UrlFormField final : public CharFormField
{
public:
    explicit UrlFormField(const FormFieldOptions &options = {},
                          const CharFormFieldOptions &text = {},
                          const QString &assumedScheme = u"https"_s);

    Value toValue(const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;

private:
    QString m_assumedScheme;
};

} // namespace Quintette
