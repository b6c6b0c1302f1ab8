// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/mainmenus.h"

#include "admin/widgets/navigation/navigationpanel.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/administrationmenu.h"
#include "admin/widgets/window/languagemenu.h"
#include "admin/widgets/window/maintoolbar.h"
#include "admin/widgets/window/pagestack.h"
#include "admin/widgets/window/servercontrol.h"
#include "admin/widgets/window/thememenu.h"

namespace Quintette {

MainMenus::MainMenus(MainWindow &window, const MainWindow::Options &options, MainToolBar &tools)
    : CommandMenus(&window), m_window(window), m_options(options), m_tools(tools)
{
    buildSiteMenu();
    buildGoMenu();
    buildViewMenu();
    buildHelpMenu();
}

void MainMenus::buildSiteMenu()
{
    QMenu *menu = addMenu(QN_TEXT("desktop", "&Site"));
    add(menu, u"home"_s, QN_TEXT("desktop", "Overview"), {Qt::ALT | Qt::Key_Home},
        [this] { m_window.open(PageAddress::index()); });
    if (m_options.server) {
        QAction *serve = add(menu, u"serve"_s, QN_TEXT("desktop", "Start or stop the server"),
                             {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] {
                                 if (m_options.server->isRunning())
                                     m_options.server->stop();
                                 else
                                     m_options.server->start();
                             });
        serve->setMenuRole(QAction::NoRole);
        const QString address = m_window.session().site().siteUrl;
        if (!address.isEmpty())
            add(menu, u"external"_s, QN_TEXT("desktop", "Open the site in a browser"), {},
                [this, address] { m_window.openOnSite(address); });
    }
    menu->addSeparator();
    auto *administrations = new AdministrationMenu(&m_window);
    administrations->setSites({}, m_window.session().site());
    administrations->loadSites(m_options.administrations, m_window.session());
    connect(administrations, &AdministrationMenu::chosen, this, [this](const AdminSite *site) {
        if (m_window.pages().mayLeave())
            Q_EMIT m_window.administrationChosen(site);
    });
    menu->addMenu(administrations);
    add(menu, u"folder"_s, QN_TEXT("desktop", "Other project …"), {QKeySequence::Open}, [this] {
        if (m_window.pages().mayLeave())
            Q_EMIT m_window.projectsRequested();
    });
    if (m_options.account)
        add(menu, u"user"_s, QN_TEXT("desktop", "My account …"), {},
            [this] { m_window.showAccount(); });
    add(menu, u"logout"_s, QN_TEXT("desktop", "Log out"), {}, [this] {
        if (m_window.pages().mayLeave())
            Q_EMIT m_window.logOutRequested();
    });
    add(menu, u"close"_s, QN_TEXT("desktop", "Quit"), {QKeySequence::Quit},
        [this] { m_window.close(); });
}

void MainMenus::buildGoMenu()
{
    QMenu *menu = addMenu(QN_TEXT("desktop", "&Go"));
    adopt(menu, m_tools.back(), QN_TEXT("desktop", "Back"), {QKeySequence::Back});
    adopt(menu, m_tools.forward(), QN_TEXT("desktop", "Forward"), {QKeySequence::Forward});
    adopt(menu, m_tools.reload(), QN_TEXT("desktop", "Reload"), {QKeySequence::Refresh});
    menu->addSeparator();
    add(menu, u"search"_s, QN_TEXT("desktop", "Go to a model or command …"), {Qt::CTRL | Qt::Key_K},
        [this] { m_window.showPalette(); });
    add(menu, u"filter"_s, QN_TEXT("desktop", "Filter models"), {Qt::CTRL | Qt::Key_L}, [this] {
        m_tools.toggleSidebar()->setChecked(true);
        m_window.navigationPanel().focusFilter();
    });
}

void MainMenus::buildViewMenu()
{
    QMenu *menu = addMenu(QN_TEXT("desktop", "&View"));
    adopt(menu, m_tools.toggleSidebar(), QN_TEXT("desktop", "Navigation"), {Qt::Key_F9});
    auto *languages = new LanguageMenu(m_options.languages, m_options.language, &m_window);
    connect(languages, &LanguageMenu::chosen, &m_window, &MainWindow::languageChosen);
    menu->addMenu(languages);
    auto *themes = new ThemeMenu(m_options.theme, &m_window);
    connect(themes, &ThemeMenu::chosen, &m_window, &MainWindow::themeChosen);
    menu->addMenu(themes);
}

void MainMenus::buildHelpMenu()
{
    QMenu *menu = addMenu(QN_TEXT("desktop", "&Help"));
    add(menu, u"keyboard"_s, QN_TEXT("desktop", "Keyboard shortcuts"),
        {QKeySequence::HelpContents, Qt::CTRL | Qt::Key_Question, Qt::Key_Question},
        [this] { m_window.showShortcuts(); });
    if (m_options.documentation)
        add(menu, u"model"_s, QN_TEXT("desktop", "Documentation of this project"), {},
            [this] { m_window.showDocumentation(); });
}

} // namespace Quintette
