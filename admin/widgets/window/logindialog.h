// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/backgroundtasks.h"
#include "core/base/text.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Quintette {

class Accounts;
class BusyLine;
class LanguageButton;
class MessageBar;
struct User;

/// Asks who works here. Passwords are checked in a thread, because that takes up to a second on
/// purpose.
class QUINTETTE_WIDGETS_EXPORT LoginDialog : public QDialog
{
    Q_OBJECT
public:
    LoginDialog(const Accounts &accounts, BackgroundTasks &tasks, const Text &siteName,
                QWidget *parent = nullptr);

    /// The person who logged in; null before.
    const std::shared_ptr<const User> &user() const { return m_user; }
    void setUserName(const QString &name);
    /// Something to read before logging in, such as the login of a new demo.
    void setNote(const QString &note);
    LanguageButton &language() const { return *m_language; }
    void logIn();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeAnswer(const std::shared_ptr<const User> &user);
    void setBusy(bool busy);

    const Accounts &m_accounts;
    BackgroundTasks &m_tasks;
    std::shared_ptr<const User> m_user;
    MessageBar *m_message;
    BusyLine *m_busy;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLabel *m_capsLock;
    LanguageButton *m_language;
    QPushButton *m_logIn;
};

} // namespace Quintette
