// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/docpage.h"
#include "admin/widgets/form/formcompanion.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/window/page.h"

#include <QMainWindow>

class QLabel;
class QMenu;
class QToolButton;

namespace Quintette {

class AccountServices;
class NavigationPanel;
class PageStack;
class ServerControl;

/// The window in which one person administers one site: navigation, pages with back and forward,
/// menus, the switch for the server. What it cannot do itself (log out, another project, language)
/// it asks of the program by signals.
class QUINTETTE_WIDGETS_EXPORT MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Options
    {
        QString projectName; // shown in the title
        QStringList languages; // codes to choose from
        QString language; // the current one
        ThemeMode theme = ThemeMode::System;
        ServerControl *server = nullptr; // borrowed; null for no switch
        CompanionFactory companions = {}; // what plugins put beside forms
        std::shared_ptr<const AccountServices> account = {}; // null for no dialogs about accounts
        /// A page of what the project says about itself, called from workers; null for none.
        std::function<DocPage(const AdminRequest &, const QString &address)> documentation = {};
    };

    MainWindow(AdminSession &session, const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const PageAddress &address);
    Page *currentPage() const;
    PageStack &pages() { return *m_pages; }
    NavigationPanel &navigationPanel() { return *m_navigation; }
    void showPalette();
    void showShortcuts();
    void showDocumentation();
    /// The dialog about the person's own account.
    void showAccount();

Q_SIGNALS:
    void languageChosen(const QString &code);
    void themeChosen(Quintette::ThemeMode mode);
    void logOutRequested();
    /// Another project, from the start window.
    void projectsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildToolBar();
    void buildSidebar();
    void buildMenus();
    QMenu *makeLanguageMenu();
    QMenu *makeThemeMenu();
    QAction *addCommand(QMenu *menu, const QString &icon, const Text &text,
                        const QList<QKeySequence> &shortcuts, const std::function<void()> &run);
    Page *makePage(const PageAddress &address, QWidget *parent);
    void loadNavigation();
    QString pathOf(const Page &page) const;
    void pageChanged();
    void openOnSite(const QString &path);
    void restore();

    AdminSession &m_session;
    Options m_options;
    NavigationPanel *m_navigation = nullptr;
    PageStack *m_pages = nullptr;
    QWidget *m_sidebar = nullptr;
    QLabel *m_path = nullptr;
    QToolButton *m_finder = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_toggleSidebar = nullptr;
    QList<QAction *> m_commands;
};

} // namespace Quintette
