// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/navigationdelegate.h"

#include "admin/widgets/look/theme.h"
#include "admin/widgets/look/themedicon.h"
#include "core/base/text.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace Quintette {

namespace {

QRect addRect(const QStyleOptionViewItem &option)
{
    const int side = 16;
    const int left = option.direction == Qt::RightToLeft ? option.rect.left() + 6
                                                         : option.rect.right() - side - 5;
    return QRect(left, option.rect.center().y() - side / 2, side, side);
}

bool canAdd(const QModelIndex &index)
{
    return index.data(NavigationRole::CanAdd).toBool();
}

} // namespace

void NavigationDelegate::initStyleOption(QStyleOptionViewItem *option,
                                         const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    if (index.data(NavigationRole::IsApp).toBool()) {
        option->font.setWeight(QFont::DemiBold);
        option->font.setPointSizeF(option->font.pointSizeF() * 0.9);
        option->palette.setColor(QPalette::Text, quietColor(option->palette));
    }
}

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const bool selected = option.state & QStyle::State_Selected;
    if (!canAdd(index) || !(selected || option.state & QStyle::State_MouseOver))
        return;
    themedIcon(u"add"_s, selected ? QPalette::HighlightedText : QPalette::Link)
            .paint(painter, addRect(option));
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height()
                   + (index.data(NavigationRole::IsApp).toBool() ? 14 : 9));
    return size;
}

bool NavigationDelegate::editorEvent(QEvent *event, QAbstractItemModel *,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !canAdd(index))
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton
        || !addRect(option).adjusted(-4, -4, 4, 4).contains(mouse->pos()))
        return false;
    Q_EMIT addClicked(index);
    return true;
}

bool NavigationDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (canAdd(index) && addRect(option).contains(event->pos())) {
        QToolTip::showText(event->globalPos(), QN_TEXT("desktop", "Add").toString(), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Quintette
