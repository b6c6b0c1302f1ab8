// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QToolBar>

namespace Quintette {

/// The tool bar of a main window: the side bar's switch, back, forward and reload, where one is,
/// and the way to the palette. The actions have no texts yet: menus show them too and name them.
class QUINTETTE_WIDGETS_EXPORT MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    /// Takes the widget that shows where one is.
    explicit MainToolBar(QWidget *path, QWidget *parent = nullptr);

    QAction *toggleSidebar() const { return m_toggleSidebar; }
    QAction *back() const { return m_back; }
    QAction *forward() const { return m_forward; }
    QAction *reload() const { return m_reload; }

Q_SIGNALS:
    void paletteRequested();

private:
    QAction *m_toggleSidebar;
    QAction *m_back;
    QAction *m_forward;
    QAction *m_reload;
};

} // namespace Quintette
