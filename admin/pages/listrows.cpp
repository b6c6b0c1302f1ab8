// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listrows.h"

#include "admin/site/adminsite.h"

#include <climits>

namespace Quintette {

namespace {

int pagesFor(const RowCount &rows, int perPage)
{
    return int(std::clamp<qint64>((rows.number + perPage - 1) / perPage, 1, INT_MAX));
}

[[noreturn]] void refusePage(int page)
{
    throw IncorrectLookupParameters(u"There is no page %1."_s.arg(page));
}

/// What matches and all that there is, in one statement where that is quick.
void countBoth(ListRows &rows, const ListQuery &query, std::chrono::milliseconds time)
{
    const QList<RowCount> counts = countRowsOfEach({query.narrowed(), query.base()}, time);
    rows.resultCount = counts.first();
    rows.fullCount = counts.last();
}

/// What the page itself tells about an estimate: the end of the list, or that it goes on.
RowCount corrected(const RowCount &estimate, qint64 offset, qsizetype rows, int perPage)
{
    if (rows < perPage)
        return {offset + rows};
    return {std::max(estimate.number, offset + rows + perPage), true};
}

} // namespace

ListRows loadListRows(const ModelAdmin &admin, const AdminRequest &request, const ListQuery &query,
                      const ListState &state)
{
    const int perPage = admin.options().listPerPage;
    const std::chrono::milliseconds time = admin.site().countTime;
    const auto counted = [&](const QuerySet &objects) {
        const std::optional<qint64> known = admin.rowCount(request, objects);
        return known ? RowCount{*known} : countRows(objects, time);
    };
    const ListPager pager = query.pager();
    ListRows rows;
    rows.page = state.page;

    // Few results are counted by showing them.
    const bool isFirst = state.page == 1 && !state.showAll;
    if (isFirst)
        rows.records = pager.rows(0, perPage, {}).toList();
    const bool wantsBoth = query.isNarrowed() && admin.options().showFullResultCount;
    if (isFirst && rows.records.size() < perPage)
        rows.resultCount = RowCount{rows.records.size()};
    else if (wantsBoth && !admin.rowCount(request, query.narrowed()))
        countBoth(rows, query, time);
    else
        rows.resultCount = counted(query.narrowed());
    if (!query.isNarrowed())
        rows.fullCount = rows.resultCount;
    else if (wantsBoth && !rows.fullCount)
        rows.fullCount = counted(query.base());

    rows.pageCount = pagesFor(rows.resultCount, perPage);
    rows.canShowAll = !rows.resultCount.isEstimate
            && rows.resultCount.number <= admin.options().listMaxShowAll;
    if (state.showAll && rows.canShowAll) {
        rows.page = 1;
        rows.records = query.ordered().toList();
        return rows;
    }
    // Where one page holds everything, its number does not matter.
    if (rows.pageCount == 1 && !rows.resultCount.isEstimate)
        rows.page = 1;
    if (rows.page < 1 || (rows.page > rows.pageCount && !rows.resultCount.isEstimate))
        refusePage(rows.page);

    const qint64 offset = qint64(rows.page - 1) * perPage;
    if (!isFirst)
        rows.records = pager.rows(offset, perPage, rows.resultCount).toList();
    if (!rows.records.isEmpty())
        pager.keepPlace(offset, rows.records.first().pk());
    if (rows.resultCount.isEstimate) {
        if (rows.records.isEmpty())
            refusePage(rows.page);
        rows.resultCount = corrected(rows.resultCount, offset, rows.records.size(), perPage);
        rows.pageCount = pagesFor(rows.resultCount, perPage);
    }
    return rows;
}

} // namespace Quintette
