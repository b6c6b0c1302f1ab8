// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/roworder.h"

#include "admin/widgets/form/inlinerow.h"

#include <algorithm>

namespace Quintette {

bool RowOrder::move(InlineRow *row, int step)
{
    const qsizetype from = m_rows.indexOf(row);
    const qsizetype to = from + step;
    if (from < 0 || to < 0 || to >= m_rows.size())
        return false;
    m_rows.move(from, to);
    m_isMoved = true;
    return true;
}

QHash<const InlineRow *, int> RowOrder::numbers() const
{
    // A new row that is empty must stay as it came, or it would be saved.
    QList<const InlineRow *> counted;
    bool hasNew = false;
    for (const InlineRow *row : m_rows) {
        if (!row->hasPlace() || (row->isNew() && !row->isFilledIn()))
            continue;
        counted.append(row);
        hasNew = hasNew || row->isNew();
    }
    QHash<const InlineRow *, int> numbers;
    if (!m_isMoved && !hasNew)
        return numbers;
    for (qsizetype i = 0; i < counted.size(); ++i)
        numbers.insert(counted.at(i), int(i) + 1);
    return numbers;
}

} // namespace Quintette
