// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// From one value to another, on PostgreSQL only. The value is what Django writes into a fixture: a
/// Dict of "lower" and "upper" (None for without bound) and "bounds" ("[)", "[]", "()", "(]"), or
/// {"empty": true}. Django: IntegerRangeField and the other range fields.
class RangeField final : public Field
{
public:
    RangeField(FieldKind kind, const QString &name, FieldOptions options);

    /// The Dict, its JSON, or a list of lower and upper with the field's own bounds.
    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    /// Throws NotSupportedError where the database has no ranges.
    QString columnType(const Backend &backend) const override;
    QString toText(const Value &value) const override;

protected:
    void validate(const Value &value) const override;

private:
    std::optional<DateTime> naiveMoment(const Value &end) const;
    template <typename Convert> Value converted(const Value &range, Convert convert) const;
};

namespace Internal {
bool isRangeKind(FieldKind kind);
/// The field of a range's ends.
const Field *boundField(FieldKind range);
/// "int4range".
QString rangeType(FieldKind kind);
} // namespace Internal

} // namespace Quintette
