// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listdelegate.h"

#include "admin/widgets/list/celldata.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/look/themedicon.h"

#include <QPainter>

namespace Quintette {

void ListDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // Whole rows are chosen, so a frame round one cell would only say where the mouse was.
    option->state &= ~QStyle::State_HasFocus;
    if (index.data(IsEmptyRole).toBool())
        option->palette.setColor(QPalette::Text, quietColor(option->palette));
    if (index.data(IsLinkRole).toBool()) {
        option->font.setWeight(QFont::DemiBold);
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Link));
    }
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!index.data(IsLoadedRole).toBool()) {
        const QColor faint =
                mixed(option.palette.color(QPalette::Base), lineColor(option.palette), 0.45);
        const int height = option.fontMetrics.xHeight();
        const QRect bar(option.rect.left() + 6, option.rect.center().y() - height / 2,
                        option.rect.width() * 3 / 5, height);
        painter->fillRect(bar, faint);
        return;
    }
    if (!index.data(HasBooleanRole).toBool())
        return;
    const bool yes = index.data(BooleanRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    const int side = option.fontMetrics.height();
    QRect place(0, 0, side, side);
    place.moveCenter(option.rect.center());
    const auto role = selected ? QPalette::HighlightedText
                               : (yes ? QPalette::Link : QPalette::PlaceholderText);
    themedIcon(yes ? u"yes"_s : u"no"_s, role).paint(painter, place);
}

} // namespace Quintette
