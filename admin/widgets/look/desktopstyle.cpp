// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/desktopstyle.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTableView>

namespace Quintette {

namespace {

constexpr int cellMargin = 7;
constexpr int iconGap = 5;

void drawMirroredLabel(const QStyle &style, QStyleOptionButton button, QPainter &painter)
{
    // The arrow of a menu is at the left edge.
    if (button.features & QStyleOptionButton::HasMenu)
        button.rect.setLeft(button.rect.left()
                            + style.pixelMetric(QStyle::PM_MenuButtonIndicator, &button));
    const bool enabled = button.state & QStyle::State_Enabled;
    const int flags = Qt::AlignVCenter | Qt::AlignRight | Qt::AlignAbsolute | Qt::TextShowMnemonic;
    const QRect text =
            style.itemTextRect(button.fontMetrics, button.rect, flags, enabled, button.text);
    const QSize icon = button.iconSize;
    const int width = icon.width() + iconGap + text.width();
    const int right = button.rect.center().x() + width / 2;
    const QRect iconPlace(right - icon.width(), button.rect.center().y() - icon.height() / 2,
                          icon.width(), icon.height());
    button.icon.paint(&painter, iconPlace, Qt::AlignCenter,
                      enabled ? QIcon::Normal : QIcon::Disabled);
    const QRect textPlace(button.rect.left(), button.rect.top(),
                          iconPlace.left() - iconGap - button.rect.left(), button.rect.height());
    style.drawItemText(&painter, textPlace, flags, button.palette, enabled, button.text,
                       QPalette::ButtonText);
}

} // namespace

DesktopStyle::DesktopStyle() : QProxyStyle(u"Fusion"_s) { }

int DesktopStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
{
    const bool isTable =
            qobject_cast<const QTableView *>(widget) || qobject_cast<const QHeaderView *>(widget);
    if (isTable && (metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin))
        return cellMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void DesktopStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && option->direction == Qt::RightToLeft) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && !button->icon.isNull() && !button->text.isEmpty()) {
            drawMirroredLabel(*this, *button, *painter);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace Quintette
