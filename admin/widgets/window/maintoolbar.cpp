// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/maintoolbar.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QToolButton>

namespace Quintette {

MainToolBar::MainToolBar(QWidget *path, QWidget *parent)
    : QToolBar(parent), m_toggleSidebar(addAction(themedIcon(u"menu"_s), {})),
      m_back(addAction(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes), {})),
      m_forward(addAction(themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes), {})),
      m_reload(addAction(themedIcon(u"reload"_s), {}))
{
    setObjectName(u"toolbar"_s);
    setMovable(false);
    setIconSize(QSize(18, 18));
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_toggleSidebar->setCheckable(true);
    m_toggleSidebar->setChecked(true);
    addWidget(path);
    auto *finder = new QToolButton(this);
    finder->setIcon(themedIcon(u"search"_s, QPalette::PlaceholderText));
    finder->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(finder, &QToolButton::clicked, this, &MainToolBar::paletteRequested);
    addWidget(finder);
    auto *texts = new TextBindings(this);
    texts->bind(finder, &QToolButton::setText, QN_TEXT("desktop", "Go to …  Ctrl+K"));
    texts->bind(this, &QWidget::setWindowTitle, QN_TEXT("desktop", "Tools"));
}

} // namespace Quintette
