// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/look/growingdialog.h"
#include "admin/widgets/session/backgroundtasks.h"
#include "core/auth/protection/logingate.h"
#include "core/base/text.h"

class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace Quintette {

class AdminSite;
class BusyLine;
class CodeStep;
struct EditorContext;
class LanguageButton;
class MessageBar;
class PasswordStep;

/// Asks who works here: name and password, with what the site's own form asks, then a code where
/// the account wants one, which can be turned on here where it must. Passwords are checked in a
/// thread, because that takes up to a second on purpose.
class QUINTETTE_WIDGETS_EXPORT LoginDialog : public GrowingDialog
{
    Q_OBJECT
public:
    LoginDialog(const LoginGate &gate, BackgroundTasks &tasks, const AdminSite &site,
                QWidget *parent = nullptr);

    /// The person who logged in; null before.
    const std::shared_ptr<const User> &user() const { return m_user; }
    void setUserName(const QString &name);
    /// Something to read before logging in, such as the login of a new demo.
    void setNote(const QString &note);
    QString userName() const;
    /// All that the project has, to log in to another than this one.
    void setAdministrations(const QList<const AdminSite *> &sites);
    LanguageButton &language() const { return *m_language; }
    void logIn();

Q_SIGNALS:
    void administrationChosen(const Quintette::AdminSite *site);

private:
    EditorContext makeContext();
    void checkCode();
    void takeAnswer(const LoginGate::Answer &answer);
    void refuse();
    void refuseForm(const QString &message);
    void fail(const TaskFailure &failure);
    void backToPassword();
    void setUp(const std::shared_ptr<const User> &user);
    void enter(const std::shared_ptr<const User> &user);
    void wait(qint64 seconds);
    void setBusy(bool busy);

    const LoginGate &m_gate;
    BackgroundTasks &m_tasks;
    const AdminSite &m_site;
    std::shared_ptr<const User> m_user;
    MessageBar *m_message;
    BusyLine *m_busy;
    PasswordStep *m_password;
    CodeStep *m_code;
    QStackedWidget *m_steps;
    QPushButton *m_back;
    std::shared_ptr<const User> m_waiting; // right so far, must give a code
    QTimer *m_clock;
    qint64 m_waitSeconds = 0;
    LanguageButton *m_language;
    QToolButton *m_administration;
    QPushButton *m_logIn;
};

} // namespace Quintette
