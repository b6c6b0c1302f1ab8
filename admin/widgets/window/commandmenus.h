// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/base/text.h"

#include <QAction>

class QMainWindow;
class QMenu;

namespace Quintette {

/// The menu bar of a window, made of commands that the palette and the list of shortcuts show too.
class QUINTETTE_WIDGETS_EXPORT CommandMenus : public QObject
{
    Q_OBJECT
public:
    /// Fills the menu bar of the window, which becomes its parent.
    explicit CommandMenus(QMainWindow *window);

    QMenu *addMenu(const Text &title);
    QAction *add(QMenu *menu, const QString &icon, const Text &text,
                 const QList<QKeySequence> &shortcuts, const std::function<void()> &run);
    /// The same for an action that is elsewhere already.
    void adopt(QMenu *menu, QAction *action, const Text &text,
               const QList<QKeySequence> &shortcuts);

    const QList<QAction *> &commands() const { return m_commands; }

private:
    QMainWindow *m_window;
    QList<QAction *> m_commands;
};

} // namespace Quintette
