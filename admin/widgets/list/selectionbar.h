// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace Quintette {

/// The line below a list: how many rows there are and are chosen, choosing all of them over all
/// pages, and the actions.
class QUINTETTE_WIDGETS_EXPORT SelectionBar : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);

    void setHead(const ChangeList &head);
    /// all: everything that matches, also what was never loaded.
    void setSelected(qint64 count, bool all);
    /// Where one has scrolled to, 1-based.
    void setVisibleRows(qint64 first, qint64 last);

Q_SIGNALS:
    void selectAllRequested();
    void clearRequested();
    void actionRequested(const Quintette::AdminAction &action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_selected;
    QPushButton *m_selectAll;
    QPushButton *m_clear;
    QToolButton *m_actions;
    QMenu *m_menu;
    QLabel *m_position;
    ChangeList m_head;
    qint64 m_count = 0;
    bool m_all = false;
    qint64 m_first = 0;
    qint64 m_last = 0;
};

} // namespace Quintette
