// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/manytomanyrows.h"
#include "core/orm/persistence.h"

namespace Quintette {

/// The rows of an object at the end that its model says it is at.
static Internal::ManyToManyRows rowsOf(const Record &record, const Field &field)
{
    using End = Internal::ManyToManyRows::End;
    const bool hasField = record.model().isKindOf(field.declared().model());
    return {record, field, hasField ? End::Source : End::Target};
}

ValueList manyToManyKeys(const Record &record, const Field &field)
{
    return record.pk().isNone() ? ValueList() : rowsOf(record, field).keys();
}

void setManyToMany(const Record &record, const Field &field, const ValueList &keys,
                   const QList<QPair<QString, Value>> &throughDefaults)
{
    rowsOf(record, field).set(keys, throughDefaults);
}

void addManyToMany(const Record &record, const Field &field, const ValueList &keys,
                   const QList<QPair<QString, Value>> &throughDefaults)
{
    rowsOf(record, field).add(keys, throughDefaults);
}

void clearManyToMany(const Record &record, const Field &field)
{
    rowsOf(record, field).clear();
}

void removeManyToMany(const Record &record, const Field &field, const ValueList &keys)
{
    rowsOf(record, field).remove(keys);
}

} // namespace Quintette
