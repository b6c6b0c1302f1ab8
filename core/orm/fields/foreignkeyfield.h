// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// The key of another object (ForeignKey, OneToOne); its value is the target field's value.
class ForeignKeyField final : public Field
{
public:
    ForeignKeyField(FieldKind kind, const QString &name, FieldOptions options);

    QString attname() const override;
    Value toValue(const Value &input) const override;
    Value prepare(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString columnType(const Backend &backend) const override;
    QString toText(const Value &value) const override;

protected:
    void validate(const Value &value) const override;
};

} // namespace Quintette
