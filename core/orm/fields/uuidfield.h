// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A UUID: 32 hexadecimal digits where the database has no type for it.
class UuidField final : public Field
{
public:
    UuidField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
};

} // namespace Quintette
