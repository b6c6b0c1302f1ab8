// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"
#include "core/orm/sql/rowlayout.h"

namespace Quintette::Internal {

/// Selects the columns of a query's model, and with selectRelated() those of the objects its keys
/// point to.
class RelatedColumns
{
public:
    RelatedColumns(Query &query, RowLayout &layout) : m_query(query), m_layout(layout) { }

    void addAll();

private:
    struct Wish; // names below one object, as a tree

    int joinOfAncestor(const ModelInfo &model, const ModelInfo &ancestor, int join);
    int addObject(const ModelInfo &model, int join, const QString &prefix);
    void addRelated(int object, const ModelInfo &model, int join, const Wish &wish,
                    const QString &prefix, int depth);
    void addFiltered(int object, int join, const QString &name, const Wish &wish, int depth);
    void addEvery(int object, const ModelInfo &model, int join, int depth);
    QList<const Field *> loadedFields(const ModelInfo &model, const QString &prefix) const;

    Query &m_query;
    RowLayout &m_layout;
};

} // namespace Quintette::Internal
