// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A primary key of several columns: it has none of its own, and its value is the tuple of theirs.
/// Django: CompositePrimaryKey.
class CompositeKeyField final : public Field
{
public:
    CompositeKeyField(FieldKind kind, const QString &name, FieldOptions options);

    /// A list or tuple of as many values as the key has fields, or toText() of one.
    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    /// A JSON list of the parts' texts: ["3", "a"].
    QString toText(const Value &value) const override;

protected:
    QString columnName() const override { return {}; }

private:
    ValueList parts(const Value &input) const;
};

} // namespace Quintette
