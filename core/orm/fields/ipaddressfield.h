// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// An IPv4 or IPv6 address in its normal form.
class IpAddressField final : public Field
{
public:
    IpAddressField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
};

} // namespace Quintette
