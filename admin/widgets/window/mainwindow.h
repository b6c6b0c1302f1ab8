// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/docpage.h"
#include "admin/widgets/form/formcompanion.h"
#include "admin/widgets/look/theme.h"
#include "admin/widgets/window/page.h"

#include <QMainWindow>

class QSplitter;

namespace Quintette {

class AccountServices;
class AdminSite;
class MainMenus;
class MainToolBar;
class NavigationPanel;
class PageStack;
class PathLabel;
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
        QList<const AdminSite *> administrations = {}; // of the project, this one among them
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
    const AdminSession &session() const { return m_session; }
    PageStack &pages() { return *m_pages; }
    NavigationPanel &navigationPanel() { return *m_navigation; }
    void showPalette();
    void showShortcuts();
    void showDocumentation();
    /// The dialog about the person's own account.
    void showAccount();
    /// A page of the public site in a browser, if the site is being served.
    void openOnSite(const QString &path);

Q_SIGNALS:
    void languageChosen(const QString &code);
    void themeChosen(Quintette::ThemeMode mode);
    void logOutRequested();
    /// Another one of the options', by the same person.
    void administrationChosen(const Quintette::AdminSite *site);
    /// Another project, from the start window.
    void projectsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSidebar();
    void buildToolBar();
    Page *makePage(const PageAddress &address, QWidget *parent);
    void loadNavigation();
    void pageChanged();
    QString pageKey() const;
    void openLastPage(const QString &text);
    void restore();
    void store();

    AdminSession &m_session;
    Options m_options;
    NavigationPanel *m_navigation = nullptr;
    PageStack *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    PathLabel *m_path = nullptr;
    MainToolBar *m_tools = nullptr;
    MainMenus *m_menus = nullptr;
    QString m_lastPage; // of the time before, until it is opened
};

} // namespace Quintette
