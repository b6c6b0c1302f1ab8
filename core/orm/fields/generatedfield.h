// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A column the database computes; never written.
class GeneratedField final : public Field
{
public:
    GeneratedField(FieldKind kind, const QString &name, FieldOptions options);

    Value toValue(const Value &input) const override;
    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString columnType(const Backend &backend) const override;
    const Field &output() const { return *m_output; }

private:
    std::unique_ptr<Field> m_output;
};

} // namespace Quintette
