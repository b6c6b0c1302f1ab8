// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A time of day with microseconds.
class TimeField final : public Field
{
public:
    TimeField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    QString toText(const Value &value) const override;
    Value preSave(const Value &value, bool adding) const override;
};

} // namespace Quintette
