// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// Any JSON document; JSON null and SQL NULL are both None.
class JsonField final : public Field
{
public:
    JsonField(FieldKind kind, const QString &name, FieldOptions options);

    Value toDatabase(const Value &value, const Backend &backend) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;
    QString toText(const Value &value) const override;

protected:
    void validate(const Value &value) const override;
};

} // namespace Quintette
