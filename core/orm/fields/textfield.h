// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// Text of every kind: Char, Text, Slug, Email and Url differ in length and validators.
class TextField final : public Field
{
public:
    TextField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;

protected:
    QString storageType() const override;
};

} // namespace Quintette
