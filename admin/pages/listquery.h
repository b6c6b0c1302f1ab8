// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/listfilter.h"
#include "admin/pages/listpager.h"

namespace Quintette {

/// The queries behind a list page: everything this person may see, and what the state narrows it
/// to. Made once per page; the page, the actions and the counts of its filters all read it.
class ListQuery
{
public:
    /// Throws IncorrectLookupParameters, SuspiciousOperation.
    ListQuery(const ModelAdmin &admin, const AdminRequest &request, const ListState &state);

    /// Without search and filters.
    const QuerySet &base() const { return m_base; }
    /// With search and all filters, unordered.
    const QuerySet &narrowed() const { return m_narrowed; }
    /// narrowed(), in the state's order with what the columns show selected along.
    QuerySet ordered() const;
    /// Finds the rows of a page of ordered().
    ListPager pager() const;
    /// Search and all filters but one: what the counts of that one are counted in.
    QuerySet narrowedBut(const ListFilter *filter) const;
    bool isNarrowed() const { return m_isNarrowed; }

    const std::vector<std::unique_ptr<ListFilter>> &filters() const { return m_filters; }
    const QList<Column> &columns() const { return m_columns; }
    /// What a column is sorted by, empty for none.
    SortKey sortKey(const Column &column) const;
    /// The sort keys in force, the default order's included where it is a column's.
    QList<ListState::Sort> sorts() const;

private:
    /// Parameters that belong to no filter: the date hierarchy's, and lookups that the admin allows
    /// in a URL. Throws SuspiciousOperation for any other.
    QHash<QString, QStringList> otherParameters() const;
    Q conditionOf(QHash<QString, QStringList> others);
    /// The admin's, else the model's.
    QList<SortKey> defaultOrdering() const;
    /// What to order by; empty where what the admin gives is ordered already.
    QList<SortKey> order() const;
    QuerySet withColumns(const QuerySet &query) const;

    const ModelAdmin &m_admin;
    const AdminRequest &m_request;
    const ListState &m_state;
    QList<Column> m_columns;
    QList<SortKey> m_adminOrdering;
    std::optional<QStringList> m_sortable;
    std::vector<std::unique_ptr<ListFilter>> m_filters;
    QList<Q> m_conditions; // one per filter
    Q m_others;
    QuerySet m_base;
    QuerySet m_searched;
    QuerySet m_narrowed;
    bool m_isNarrowed = false;
    bool m_mayRepeat = false;
};

} // namespace Quintette
