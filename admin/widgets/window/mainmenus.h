// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/commandmenus.h"
#include "admin/widgets/window/mainwindow.h"

namespace Quintette {

class MainToolBar;

/// The menus of the main window: Site, Go, View, Help.
class MainMenus : public CommandMenus
{
    Q_OBJECT
public:
    MainMenus(MainWindow &window, const MainWindow::Options &options, MainToolBar &tools);

private:
    void buildSiteMenu();
    void buildGoMenu();
    void buildViewMenu();
    void buildHelpMenu();

    MainWindow &m_window;
    const MainWindow::Options &m_options; // the window's
    MainToolBar &m_tools;
};

} // namespace Quintette
