// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// An exact number with a fixed count of digits and decimal places.
class DecimalField final : public Field
{
public:
    DecimalField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString toText(const Value &value) const override;
    /// As the column stores it: a lookup compares with all the digits it is given. Throws
    /// ValueError for a number with too many digits.
    Value rounded(const Value &value) const;
};

} // namespace Quintette
