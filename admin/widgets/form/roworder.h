// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

namespace Quintette {

class InlineRow;

/// The order in which the rows of an inline stand, where people may move them. It is not that in
/// which they are submitted: there, the stored ones come first. Rows that nobody moves keep their
/// numbers.
class RowOrder
{
public:
    const QList<InlineRow *> &rows() const { return m_rows; }
    void append(InlineRow *row) { m_rows.append(row); }
    void remove(InlineRow *row) { m_rows.removeOne(row); }
    /// False where there is no row to change places with.
    bool move(InlineRow *row, int step);
    /// The numbers to submit, counted from 1; a row that is not in it keeps its own.
    QHash<const InlineRow *, int> numbers() const;

private:
    QList<InlineRow *> m_rows;
    bool m_isMoved = false;
};

} // namespace Quintette
