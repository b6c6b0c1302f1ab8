// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A day.
class DateField final : public Field
{
public:
    DateField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString toText(const Value &value) const override;
    Value preSave(const Value &value, bool adding) const override;
};

} // namespace Quintette
