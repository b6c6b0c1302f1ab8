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
    Value prepare(const Value &input) const override;
    /// Throws ValueError for what is no address where the database has a type for them.
    Value toDatabase(const Value &value, const Backend &backend) const override;
};

} // namespace Quintette
