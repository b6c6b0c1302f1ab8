// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/opentoggle.h"

#include "admin/widgets/look/card.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

namespace Quintette {

OpenToggle::OpenToggle(qreal scale, QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setFont(headingFont(font(), scale));
    connect(this, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    (new TextBindings(this))->add([this] { refresh(); });
}

void OpenToggle::setOpen(bool open)
{
    if (m_isOpen == open)
        return;
    m_isOpen = open;
    refresh();
    Q_EMIT openChanged(open);
}

void OpenToggle::refresh()
{
    setAccessibleDescription(
            (m_isOpen ? QN_TEXT("desktop", "Expanded") : QN_TEXT("desktop", "Collapsed"))
                    .toString());
    setIcon(m_isOpen ? themedIcon(u"down"_s)
                     : themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes));
}

} // namespace Quintette
