// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A day and a time of day: aware, stored in UTC, as long as the project uses time zones; else
/// naive.
class DateTimeField final : public Field
{
public:
    DateTimeField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString toText(const Value &value) const override;
    Value preSave(const Value &value, bool adding) const override;

private:
    DateTime aware(const DateTime &naive) const;
};

} // namespace Quintette
