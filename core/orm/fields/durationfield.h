// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A span of time: microseconds in a bigint where the database has no intervals.
class DurationField final : public Field
{
public:
    DurationField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    QString toText(const Value &value) const override;
};

} // namespace Quintette
