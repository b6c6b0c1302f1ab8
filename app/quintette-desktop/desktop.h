// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/look/theme.h"
#include "app/quintette-desktop/companionloader.h"
#include "app/quintette-desktop/openproject.h"

#include <QPointer>
#include <QTranslator>

namespace Quintette {

class LoginDialog;
class MainWindow;
class StartWindow;

/// The program: which window is shown when, the open project, language and theme.
class Desktop : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString projectFolder; // empty: ask
        QString language; // empty: as remembered, else the system's
        QString userName; // filled in at the login
        QString administration; // its name; empty: as remembered, else the default one
        bool serve = false;
    };

    explicit Desktop(const Options &options);
    ~Desktop() override;

    /// Shows the first window. A project named on the command line that cannot be opened is the
    /// failure.
    Result<bool> start();

private:
    Result<bool> openProject(const QString &folder, const QString &note = {});
    QString administrationKey() const;
    Result<bool> findAdministration();
    void rememberAdministration(const AdminSite *site);
    void switchAdministration(const AdminSite *site);
    void showStart(const QString &failure = {});
    void showLogin(const QString &note = {});
    void logIn(const std::shared_ptr<const User> &user);
    void showMain();
    void closeProject();
    void setLanguage(const QString &code);
    void applyLanguage(const QString &code);

    Options m_options;
    Theme m_theme;
    QTranslator m_qtTexts;
    QString m_language;
    CompanionLoader m_companions;
    std::unique_ptr<OpenProject> m_project;
    const AdminSite *m_site = nullptr; // of the project, where one works or logs in
    QPointer<StartWindow> m_start;
    QPointer<LoginDialog> m_login;
    QPointer<MainWindow> m_main;
};

} // namespace Quintette
