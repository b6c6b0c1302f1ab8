// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"
#include "core/orm/record.h"

namespace Quintette {

/// How rows point to the object in whose form they are: by a foreign key, or by content type and
/// key, as objects of any model are pointed to.
struct QUINTETTE_CORE_EXPORT InlineLink
{
    InlineLink(const Field &foreignKey) : key(&foreignKey), source(foreignKey.targetField()) { }
    /// typeValue: the content type of the model that source is of.
    InlineLink(const Field &keyField, const Field &sourceField, const Field &typeField,
               const Value &typeOfSource)
        : key(&keyField), source(&sourceField), type(&typeField), typeValue(typeOfSource)
    {
    }

    const Field *key; // of the rows
    const Field *source; // of the object: whose value the key holds
    const Field *type = nullptr; // of the rows; null for a foreign key
    Value typeValue = {};

    /// Of the rows.
    const ModelInfo &model() const { return key->model(); }
    /// The fields of the rows that are set by themselves.
    QStringList names() const;
    Q pointsTo(const Record &object) const;
    void set(Record &row, const Record &object) const;

private:
    Value keyOf(const Record &object) const;
};

} // namespace Quintette
