// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// True or false, and None where null is allowed.
class BooleanField final : public Field
{
public:
    BooleanField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
};

} // namespace Quintette
