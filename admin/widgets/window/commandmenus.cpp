// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/commandmenus.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QMainWindow>
#include <QMenuBar>

namespace Quintette {

CommandMenus::CommandMenus(QMainWindow *window) : QObject(window), m_window(window) { }

QMenu *CommandMenus::addMenu(const Text &title)
{
    QMenu *menu = m_window->menuBar()->addMenu(QString());
    TextBindings::of(m_window).bind(menu, &QMenu::setTitle, title);
    return menu;
}

QAction *CommandMenus::add(QMenu *menu, const QString &icon, const Text &text,
                           const QList<QKeySequence> &shortcuts, const std::function<void()> &run)
{
    auto *action = new QAction(themedIcon(icon), {}, m_window);
    connect(action, &QAction::triggered, this, run);
    adopt(menu, action, text, shortcuts);
    return action;
}

void CommandMenus::adopt(QMenu *menu, QAction *action, const Text &text,
                         const QList<QKeySequence> &shortcuts)
{
    action->setShortcuts(shortcuts);
    TextBindings::of(m_window).bind(action, &QAction::setText, text);
    menu->addAction(action);
    m_commands.append(action);
}

} // namespace Quintette
