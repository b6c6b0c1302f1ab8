// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A double.
class FloatField final : public Field
{
public:
    FloatField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
};

} // namespace Quintette
