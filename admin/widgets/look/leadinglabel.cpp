// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/leadinglabel.h"

#include <QEvent>

namespace Quintette {

LeadingLabel::LeadingLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    align();
}

void LeadingLabel::align()
{
    setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute
                 | Qt::AlignTop);
}

void LeadingLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
    QLabel::changeEvent(event);
}

} // namespace Quintette
