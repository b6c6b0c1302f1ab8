// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/roomystyle.h"

#include <QWidget>

namespace Quintette {

namespace {

constexpr int sideRoom = 7;

} // namespace

void RoomyStyle::applyTo(QWidget *view)
{
    auto *style = new RoomyStyle;
    style->setParent(view);
    view->setStyle(style);
}

int RoomyStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin)
        return sideRoom;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace Quintette
