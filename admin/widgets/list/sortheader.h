// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QHeaderView>

class QMenu;

namespace Quintette {

/// The header of a change list. It shows every sort key with its direction, and its rank where
/// there are several. A click sorts by one column, with Ctrl it becomes a further key; the context
/// menu and the keyboard reach the rest.
class QUINTETTE_WIDGETS_EXPORT SortHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit SortHeader(QWidget *parent = nullptr);

    void setHead(const ChangeList &head);
    /// The state after sorting by this column alone, in the other direction if it already was the
    /// first key.
    ListState sortedBy(int section) const;
    /// The state after adding this column as the last key, or turning it where it is one.
    ListState sortedAlsoBy(int section) const;
    /// An entry per column that can be sorted by, with what can be done about that.
    void addSorting(QMenu &menu);
    /// A checkable entry per column, to show and hide it.
    void addColumns(QMenu &menu);

Q_SIGNALS:
    void stateRequested(const ListState &state);
    /// Somebody changed width, place or visibility of a column.
    void arranged();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool isSortable(int section) const;
    int keyCount() const;
    void sort(int section);
    void addSorting(QMenu &menu, int section);

    ChangeList m_head;
    Qt::KeyboardModifiers m_modifiers;
};

} // namespace Quintette
