// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// Bytes; as text they are Base64.
class BinaryField final : public Field
{
public:
    BinaryField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    QString toText(const Value &value) const override;
};

} // namespace Quintette
