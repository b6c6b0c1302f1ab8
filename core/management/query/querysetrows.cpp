// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/querysetrows.h"

#include "core/orm/query.h"

namespace Quintette::Internal {

Dict rowOf(const Record &record)
{
    Dict row;
    for (const Field *field : record.model().fields()) {
        if (!record.isDeferred(field->index()))
            row.insert(field->attname(), record.value(*field));
    }
    for (const auto &[name, value] : record.annotations())
        row.insert(name, value);
    for (const Field *field : record.model().fields()) {
        const Record *related = field->isForeignKey() ? record.cachedRelated(*field) : nullptr;
        if (related)
            row.insert(field->name(), Value(rowOf(*related)));
    }
    return row;
}

QList<Dict> rowsOf(const QuerySet &query)
{
    if (query.query().isValues)
        return query.toDicts();
    QList<Dict> rows;
    for (const Record &record : query.toList())
        rows += rowOf(record);
    return rows;
}

} // namespace Quintette::Internal
