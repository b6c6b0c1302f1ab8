// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// Whole numbers of every width, signed, positive and automatic.
class IntegerField final : public Field
{
public:
    IntegerField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;

protected:
    void validate(const Value &value) const override;
};

} // namespace Quintette
