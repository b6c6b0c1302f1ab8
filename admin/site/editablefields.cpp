// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/editablefields.h"

namespace Quintette {

QStringList editableFields(const ModelInfo &model, const QList<Column> &readOnly)
{
    QStringList names;
    for (const Field *field : model.allFields()) {
        const bool hasCustomThrough = field->isManyToMany() && field->throughModel()
                && !field->throughModel()->options().autoCreated;
        if (field->isEditable() && !field->isAuto() && !hasCustomThrough)
            names += field->name();
    }
    for (const Column &column : readOnly) {
        if (!names.contains(column.name))
            names += column.name;
    }
    return names;
}

} // namespace Quintette
