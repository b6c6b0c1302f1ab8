// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette {

/// A field that stores nothing in its own table: ManyToMany, GenericForeignKey, GenericRelation.
class ColumnlessField final : public Field
{
public:
    ColumnlessField(FieldKind kind, const QString &name, FieldOptions options);

    QString columnType(const Backend &) const override { return {}; }

protected:
    QString columnName() const override { return {}; }
};

} // namespace Quintette
