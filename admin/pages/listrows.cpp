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

[[noreturn]] void refusePage(int page, int last)
{
    throw IncorrectLookupParameters(u"There is no page %1; the last is %2."_s.arg(page).arg(last));
}

/// What the page itself tells about an estimate: the end of the list, or that it goes on.
RowCount corrected(const RowCount &estimate, qint64 offset, qsizetype rows, int perPage)
{
    if (rows < perPage)
        return {offset + rows};
    return {std::max(estimate.number, offset + rows + perPage), true};
}

} // namespace

ListRows loadListRows(const ModelAdmin &admin, const ListQuery &query, const ListState &state)
{
    const int perPage = admin.options().listPerPage;
    const std::chrono::milliseconds time = admin.site().countTime;
    const ListPager pager = query.pager();
    ListRows rows;
    rows.page = state.page;

    // Few results are counted by showing them.
    const bool isFirst = state.page == 1 && !state.showAll;
    if (isFirst)
        rows.records = pager.rows(0, perPage, {}).toList();
    rows.resultCount = isFirst && rows.records.size() < perPage ? RowCount{rows.records.size()}
                                                                : countRows(query.narrowed(), time);
    if (!query.isNarrowed())
        rows.fullCount = rows.resultCount;
    else if (admin.options().showFullResultCount)
        rows.fullCount = countRows(query.base(), time);

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
        refusePage(rows.page, rows.pageCount);

    const qint64 offset = qint64(rows.page - 1) * perPage;
    if (!isFirst)
        rows.records = pager.rows(offset, perPage, rows.resultCount).toList();
    if (!rows.records.isEmpty())
        pager.keepPlace(offset, rows.records.first().pk());
    if (rows.resultCount.isEstimate) {
        if (rows.records.isEmpty())
            refusePage(rows.page, pagesFor({query.narrowed().count()}, perPage));
        rows.resultCount = corrected(rows.resultCount, offset, rows.records.size(), perPage);
        rows.pageCount = pagesFor(rows.resultCount, perPage);
    }
    return rows;
}

} // namespace Quintette
