// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/fields/charfield.h"

namespace Quintette {

/// Django: UUIDField.
class QUINTETTE_CORE_EXPORT UuidFormField final : public CharFormField
{
public:
    explicit UuidFormField(const FormFieldOptions &options = {});

    Value toValue(const Value &submitted) const override;
    Value prepareValue(const Value &value) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

/// An IPv4 or IPv6 address in its normal spelling. Django: GenericIPAddressField.
class QUINTETTE_CORE_EXPORT IpAddressFormField final : public CharFormField
{
public:
    /// protocol: "both", "IPv4" or "IPv6".
    explicit IpAddressFormField(const FormFieldOptions &options = {},
                                const QString &protocol = u"both"_s, bool unpackIpv4 = false,
                                const Value &emptyValue = QString());

    Value toValue(const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;

private:
    bool m_unpackIpv4;
};

} // namespace Quintette
