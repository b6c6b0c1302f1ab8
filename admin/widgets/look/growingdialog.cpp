// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/growingdialog.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

namespace Quintette {

bool GrowingDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() != QEvent::LayoutRequest || !layout())
        return handled;
    // Wrapped lines need a height that depends on the width, which Qt does not ask of windows.
    const int needed = layout()->hasHeightForWidth() ? layout()->totalMinimumHeightForWidth(width())
                                                     : layout()->totalMinimumSize().height();
    const int room = screen()->availableGeometry().height();
    if (height() < std::min(needed, room))
        resize(width(), std::min(needed, room));
    return handled;
}

} // namespace Quintette
