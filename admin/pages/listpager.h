// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/rowcount.h"
#include "core/orm/sortkey.h"

#include <optional>

namespace Quintette {

/// Finds the rows of one page of a long list without reading those before it: only keys are looked
/// through, which an index has in order, from the nearer end; in the order of the key itself, from
/// the nearest place where somebody has been since the data changed.
class ListPager
{
public:
    /// order: what both are ordered by.
    ListPager(const QuerySet &all, const QuerySet &narrowed, const QList<SortKey> &order);

    /// Rows [offset, offset + size), to be run; count is used where it is no estimate.
    QuerySet rows(qint64 offset, qint64 size, std::optional<RowCount> count) const;
    /// Remembers what was found there.
    void keepPlace(qint64 offset, const Value &key) const;

private:
    struct Place
    {
        qint64 offset;
        Value key; // None at the ends
    };

    bool isByKey() const;
    bool isDescending() const { return m_order.first().isDescending(); }
    QString question() const;
    /// Offset and key in turn.
    ValueList placesIn(const AnswerMemory &memory) const;
    QList<Place> knownPlaces(qint64 offset, std::optional<qint64> count) const;
    QuerySet keys(qint64 offset, qint64 size, std::optional<qint64> count) const;

    QuerySet m_all;
    QuerySet m_narrowed;
    QList<SortKey> m_order;
};

} // namespace Quintette
