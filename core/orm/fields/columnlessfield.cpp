// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/columnlessfield.h"

namespace Quintette {

ColumnlessField::ColumnlessField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

} // namespace Quintette
