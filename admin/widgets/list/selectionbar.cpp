// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/selectionbar.h"

#include "admin/pages/actionrun.h"
#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace Quintette {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_selected(new QLabel(this)), m_selectAll(new QPushButton(this)),
      m_clear(new QPushButton(this)), m_actions(new QToolButton(this)), m_menu(new QMenu(this)),
      m_position(new QLabel(this))
{
    m_actions->setPopupMode(QToolButton::InstantPopup);
    m_actions->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_actions->setMenu(m_menu);
    for (QPushButton *button : {m_selectAll, m_clear})
        button->setFlat(true);
    m_clear->setIcon(themedIcon(u"close"_s));
    m_position->setForegroundRole(QPalette::PlaceholderText);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 4, 0, 4);
    line->addWidget(m_actions);
    line->addWidget(m_selected);
    line->addWidget(m_selectAll);
    line->addWidget(m_clear);
    line->addStretch();
    line->addWidget(m_position);
    connect(m_selectAll, &QPushButton::clicked, this, &SelectionBar::selectAllRequested);
    connect(m_clear, &QPushButton::clicked, this, &SelectionBar::clearRequested);
    refresh();
}

void SelectionBar::setHead(const ChangeList &head)
{
    m_head = head;
    refresh();
}

void SelectionBar::setSelected(qint64 count, bool all)
{
    m_count = count;
    m_all = all;
    refresh();
}

void SelectionBar::setVisibleRows(qint64 first, qint64 last)
{
    m_first = first;
    m_last = last;
    refresh();
}

void SelectionBar::refresh()
{
    const bool any = m_count > 0;
    m_selected->setVisible(any && !m_head.actions.isEmpty());
    m_selected->setText(QN_TEXT("desktop", "%1 of %2 selected")
                                .arg(shownNumber(m_count))
                                .arg(rowCountText(m_head.resultCount))
                                .toString());
    m_selectAll->setVisible(any && !m_all && m_count < m_head.resultCount.number
                            && !m_head.actions.isEmpty());
    m_selectAll->setText(
            QN_TEXT("desktop", "Select all %1").arg(rowCountText(m_head.resultCount)).toString());
    m_clear->setVisible(any);
    m_clear->setText(QN_TEXT("desktop", "Clear selection").toString());
    m_actions->setVisible(!m_head.actions.isEmpty());
    m_actions->setEnabled(any);
    m_actions->setText(QN_TEXT("desktop", "Actions").toString() + u"  "_s);

    m_menu->clear();
    for (const AdminAction &action : std::as_const(m_head.actions)) {
        const QString title = actionTitle(*m_head.admin, action).toString();
        connect(m_menu->addAction(title), &QAction::triggered, this,
                [this, action] { Q_EMIT actionRequested(action); });
    }

    if (m_head.resultCount.number == 0) {
        m_position->clear();
        return;
    }
    const bool knowsTotal = m_head.fullCount && *m_head.fullCount != m_head.resultCount;
    const Text pattern = knowsTotal ? QN_TEXT("desktop", "%1–%2 of %3 (%4 in total)")
                                    : QN_TEXT("desktop", "%1–%2 of %3");
    Text position = pattern.arg(shownNumber(m_first))
                            .arg(shownNumber(m_last))
                            .arg(rowCountText(m_head.resultCount));
    if (knowsTotal)
        position = position.arg(rowCountText(*m_head.fullCount));
    m_position->setText(position.toString());
}

void SelectionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace Quintette
