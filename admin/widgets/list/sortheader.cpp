// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/sortheader.h"

#include "admin/widgets/look/shownnumber.h"
#include "admin/widgets/look/themedicon.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace Quintette {

namespace {

constexpr int markSize = 12;
constexpr int markSpace = 22; // the arrow, and the rank beside it

} // namespace

SortHeader::SortHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QHeaderView::sectionClicked, this, &SortHeader::sort);
    connect(this, &QHeaderView::sectionResized, this, [this] {
        // Widths that the program sets are nobody's wish.
        if (QGuiApplication::mouseButtons() != Qt::NoButton)
            Q_EMIT arranged();
    });
    connect(this, &QHeaderView::sectionMoved, this, &SortHeader::arranged);
}

void SortHeader::setHead(const ChangeList &head)
{
    m_head = head;
    viewport()->update();
}

bool SortHeader::isSortable(int section) const
{
    return section >= 0 && section < m_head.headers.size() && m_head.headers.at(section).sortable;
}

int SortHeader::keyCount() const
{
    return int(std::count_if(m_head.headers.begin(), m_head.headers.end(),
                             [](const ChangeList::Header &header) { return header.priority > 0; }));
}

ListState SortHeader::sortedBy(int section) const
{
    const ChangeList::Header &header = m_head.headers.at(section);
    const bool descending = header.priority == 1 && !header.descending;
    return m_head.state.withSorts({{section + 1, descending}});
}

ListState SortHeader::sortedAlsoBy(int section) const
{
    const ChangeList::Header &header = m_head.headers.at(section);
    if (header.priority > 0)
        return header.toggled;
    QList<ListState::Sort> sorts(keyCount());
    for (int i = 0; i < m_head.headers.size(); ++i) {
        const ChangeList::Header &key = m_head.headers.at(i);
        if (key.priority > 0 && key.priority <= sorts.size())
            sorts[key.priority - 1] = {i + 1, key.descending};
    }
    sorts.append({section + 1, false});
    return m_head.state.withSorts(sorts);
}

void SortHeader::sort(int section)
{
    if (!isSortable(section))
        return;
    const bool further = m_modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
    Q_EMIT stateRequested(further ? sortedAlsoBy(section) : sortedBy(section));
}

void SortHeader::mousePressEvent(QMouseEvent *event)
{
    m_modifiers = event->modifiers();
    QHeaderView::mousePressEvent(event);
}

void SortHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const int section = logicalIndexAt(event->pos());
    QMenu menu(this);
    if (isSortable(section)) {
        addSorting(menu, section);
        menu.addSeparator();
    }
    addColumns(menu);
    menu.exec(event->globalPos());
}

void SortHeader::addSorting(QMenu &menu, int section)
{
    const ChangeList::Header &header = m_head.headers.at(section);
    const auto add = [&](const Text &text, const ListState &state) {
        connect(menu.addAction(text.toString()), &QAction::triggered, this,
                [this, state] { Q_EMIT stateRequested(state); });
    };
    add(QN_TEXT("desktop", "Sort ascending"), m_head.state.withSorts({{section + 1, false}}));
    add(QN_TEXT("desktop", "Sort descending"), m_head.state.withSorts({{section + 1, true}}));
    if (header.priority == 0 && keyCount() > 0)
        add(QN_TEXT("desktop", "Then sort by this column"), sortedAlsoBy(section));
    if (header.priority > 0)
        add(QN_TEXT("desktop", "Remove from sorting"), header.removed);
}

void SortHeader::addSorting(QMenu &menu)
{
    for (int i = 0; i < count(); ++i) {
        if (!isSortable(i))
            continue;
        const QString title = model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        QMenu *column = menu.addMenu(title);
        if (m_head.headers.at(i).priority > 0)
            column->setIcon(themedIcon(m_head.headers.at(i).descending ? u"down"_s : u"up"_s));
        addSorting(*column, i);
    }
}

void SortHeader::addColumns(QMenu &menu)
{
    for (int i = 0; i < count(); ++i) {
        const QString title = model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *show = menu.addAction(title);
        show->setCheckable(true);
        show->setChecked(!isSectionHidden(i));
        // The last visible column stays, or nobody could open this menu again.
        show->setEnabled(isSectionHidden(i) || hiddenSectionCount() < count() - 1);
        connect(show, &QAction::toggled, this, [this, i](bool on) {
            setSectionHidden(i, !on);
            Q_EMIT arranged();
        });
    }
}

QSize SortHeader::sectionSizeFromContents(int section) const
{
    return QHeaderView::sectionSizeFromContents(section) + QSize(markSpace, 6);
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (section >= m_head.headers.size() || m_head.headers.at(section).priority == 0)
        return;
    const ChangeList::Header &header = m_head.headers.at(section);
    const bool ranked = keyCount() > 1;
    const bool rightToLeft = isRightToLeft();
    const int end = rightToLeft ? rect.left() + 4 : rect.right() - markSize - (ranked ? 10 : 4);
    const QRect arrow(rightToLeft && ranked ? end + 8 : end, rect.center().y() - markSize / 2,
                      markSize, markSize);
    themedIcon(header.descending ? u"down"_s : u"up"_s, QPalette::Link).paint(painter, arrow);
    if (!ranked)
        return;
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.75);
    painter->save();
    painter->setFont(small);
    painter->setPen(palette().color(QPalette::Link));
    const int left = rightToLeft ? rect.left() + 3 : rect.right() - 10;
    painter->drawText(QRect(left, rect.top(), 10, rect.height()), Qt::AlignCenter,
                      shownNumber(header.priority));
    painter->restore();
}

} // namespace Quintette
