// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/orm/query.h"
#include "core/orm/record.h"
#include "core/orm/sql/rowlayout.h"

namespace Quintette::Internal {

/// Makes objects or Dicts of the rows of a cursor, by the layout the compiler made. Django:
/// ModelIterable.
class RowReader
{
public:
    RowReader(const RowLayout &layout, const Query &query, const Backend &backend);

    Record record(const Cursor &cursor) const;
    Dict dict(const Cursor &cursor) const;
    Value value(const Cursor &cursor, int column) const;

private:
    std::optional<Record> object(const Cursor &cursor, const RowLayout::Object &object) const;

    const RowLayout &m_layout;
    const Query &m_query;
    const Backend &m_backend;
    QVarLengthArray<int, 16> m_dictColumns; // in the order of Query::valuesOrder
    QVarLengthArray<const Field *, 16> m_fields; // of each plain column, keys followed
};

} // namespace Quintette::Internal
