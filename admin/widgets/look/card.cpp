// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/card.h"

#include "admin/widgets/look/theme.h"

#include <QPainter>

namespace Quintette {

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lineColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

QFont headingFont(const QFont &base, qreal scale)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace Quintette
