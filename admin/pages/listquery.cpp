// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listquery.h"

#include "admin/pages/datehierarchy.h"
#include "admin/site/listfilters.h"
#include "core/base/error.h"

namespace Quintette {

ListQuery::ListQuery(const ModelAdmin &admin, const AdminRequest &request, const ListState &state)
    : m_admin(admin), m_request(request), m_state(state), m_columns(admin.listDisplay(request)),
      m_adminOrdering(admin.ordering(request)), m_sortable(admin.sortableBy(request)),
      m_base(admin.queryset(request)),
      m_searched(admin.searchResults(request, m_base, state.search)), m_narrowed(m_searched)
{
    const QList<ListFilterOptions> declared = openListFilters(admin, request);
    for (const ListFilterOptions &options : declared)
        m_filters.push_back(makeListFilter(admin, options));
    // First of all what is not allowed, even where other parameters are wrong as well.
    const QHash<QString, QStringList> others = otherParameters();
    for (qsizetype i = 0; i < declared.size(); ++i) {
        m_conditions += m_filters[size_t(i)]->condition(state);
        m_mayRepeat = m_mayRepeat
                || (!m_conditions.back().isEmpty()
                    && mayRepeatRows(admin.model(), declared[i].field));
    }
    m_others = conditionOf(others);
    m_narrowed = narrowedBut(nullptr);
    m_isNarrowed = !state.search.isEmpty() || !m_others.isEmpty()
            || std::any_of(m_conditions.cbegin(), m_conditions.cend(),
                           [](const Q &q) { return !q.isEmpty(); });
}

QHash<QString, QStringList> ListQuery::otherParameters() const
{
    QHash<QString, QStringList> others;
    for (const auto &[name, value] : m_state.filters) {
        const bool taken = std::any_of(m_filters.cbegin(), m_filters.cend(),
                                       [&name = name](const auto &filter) {
                                           return filter->parameterNames().contains(name);
                                       });
        if (taken)
            continue;
        if (!m_admin.isLookupAllowed(m_request, name, value))
            throw SuspiciousOperation(u"Filtering by %1 is not allowed."_s.arg(name));
        others[name] += value;
    }
    return others;
}

Q ListQuery::conditionOf(QHash<QString, QStringList> others)
{
    Q all = DateHierarchy::takeCondition(m_admin, others);
    for (auto it = others.cbegin(); it != others.cend(); ++it) {
        m_mayRepeat = m_mayRepeat || mayRepeatRows(m_admin.model(), it.key());
        all = all & conditionOfParameter(it.key(), it.value());
    }
    return all;
}

QuerySet ListQuery::narrowedBut(const ListFilter *filter) const
{
    QuerySet result = m_others.isEmpty() ? m_searched : m_searched.filter(m_others);
    for (size_t i = 0; i < m_filters.size(); ++i) {
        const Q &condition = m_conditions[qsizetype(i)];
        if (m_filters[i].get() != filter && !condition.isEmpty())
            result = result.filter(condition);
    }
    return m_mayRepeat ? result.distinct() : result;
}

SortKey ListQuery::sortKey(const Column &column) const
{
    if (m_sortable && !m_sortable->contains(column.name))
        return {};
    if (!column.ordering.isEmpty())
        return column.ordering;
    if (column.value)
        return {};
    const FieldPath path = FieldPath::find(m_admin.model(), column.name);
    return path.isValid() && path.last().index() >= 0 ? SortKey(column.name) : SortKey();
}

QList<SortKey> ListQuery::defaultOrdering() const
{
    return m_adminOrdering.isEmpty() ? m_admin.model().options().ordering : m_adminOrdering;
}

QList<ListState::Sort> ListQuery::sorts() const
{
    QList<ListState::Sort> result;
    if (m_state.sorts) {
        for (const ListState::Sort &sort : *m_state.sorts) {
            if (sort.column <= m_columns.size() && !sortKey(m_columns[sort.column - 1]).isEmpty())
                result += sort;
        }
        return result;
    }
    for (const SortKey &key : defaultOrdering()) {
        for (int i = 0; i < m_columns.size(); ++i) {
            const SortKey ofColumn = sortKey(m_columns[i]);
            if (!ofColumn.isEmpty() && ofColumn.isLike(key)) {
                result += ListState::Sort{i + 1, key.isDescending() != ofColumn.isDescending()};
                break;
            }
        }
    }
    return result;
}

QList<SortKey> ListQuery::order() const
{
    QList<SortKey> keys;
    if (m_state.sorts) {
        for (const ListState::Sort &sort : sorts()) {
            // A column may itself be declared as "-path": then ascending is what it says.
            const SortKey key = sortKey(m_columns[sort.column - 1]);
            keys += sort.descending ? key.reversed() : key;
        }
        // Rows that are alike in these stand in the order that the admin declares.
        keys += m_adminOrdering;
    } else {
        keys = defaultOrdering();
    }
    const QuerySet sorted = keys.isEmpty() ? m_base : sortedBy(m_base, keys);
    return sorted.isTotallyOrdered() ? keys : keys + QList<SortKey>{u"-pk"};
}

QuerySet ListQuery::withColumns(const QuerySet &query) const
{
    QStringList along = m_admin.listSelectRelated(m_request);
    for (const Column &column : m_columns) {
        if (column.value)
            continue;
        const QString relations = FieldPath::find(m_admin.model(), column.name).relationPath();
        if (!relations.isEmpty() && !along.contains(relations))
            along += relations;
    }
    return along.isEmpty() ? query : query.selectRelated(along);
}

QuerySet ListQuery::ordered() const
{
    const QList<SortKey> keys = order();
    return withColumns(keys.isEmpty() ? m_narrowed : sortedBy(m_narrowed, keys));
}

ListPager ListQuery::pager() const
{
    const QList<SortKey> keys = order();
    return {withColumns(keys.isEmpty() ? m_base : sortedBy(m_base, keys)), ordered(), keys};
}

} // namespace Quintette
