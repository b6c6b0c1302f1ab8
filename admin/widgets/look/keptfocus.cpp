// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/keptfocus.h"

#include <QApplication>

namespace Quintette {

KeptFocus::KeptFocus(const QWidget &area)
{
    const QWidget *focused = QApplication::focusWidget();
    m_wasInside = focused && area.isAncestorOf(focused);
    if (m_wasInside)
        m_name = focused->objectName();
}

void KeptFocus::restore(const QWidget &area) const
{
    if (!m_wasInside)
        return;
    auto *target = m_name.isEmpty() ? nullptr : area.findChild<QWidget *>(m_name);
    if (!target) {
        const QList<QWidget *> all = area.findChildren<QWidget *>();
        const auto first = std::find_if(all.begin(), all.end(), [](const QWidget *widget) {
            return (widget->focusPolicy() & Qt::TabFocus) && !widget->isHidden()
                    && !widget->objectName().isEmpty();
        });
        target = first == all.end() ? nullptr : *first;
    }
    if (target)
        target->setFocus(Qt::OtherFocusReason);
}

} // namespace Quintette
