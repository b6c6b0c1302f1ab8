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

    const ModelInfo &model() const { return *m_query.model; }
    /// A row is all columns of the model's fields, in their order, and nothing else.
    bool isPlain() const { return m_isPlain; }
    Record record(const Cursor &cursor) const;
    Dict dict(const Cursor &cursor) const;
    Value value(const Cursor &cursor, int column) const;

private:
    /// Of one name; several are the tuple of a composite key.
    struct NamedColumns
    {
        int first;
        int count;
    };
    void addColumn(QList<NamedColumns> &to, int column) const;
    Value value(const Cursor &cursor, const NamedColumns &columns) const;
    std::optional<Record> object(const Cursor &cursor, const RowLayout::Object &object) const;

    const RowLayout &m_layout;
    const Query &m_query;
    const Backend &m_backend;
    QList<NamedColumns> m_dictColumns; // in the order of Query::valuesOrder
    QList<NamedColumns> m_annotations; // of a record
    /// How a column is read, chosen once per query.
    struct Decoder
    {
        const Field *field = nullptr; // of a plain column, keys followed
        Value::Type asItIs = Value::Type::None;
    };
    QVarLengthArray<Decoder, 16> m_decoders;
    bool m_isPlain;
};

} // namespace Quintette::Internal
