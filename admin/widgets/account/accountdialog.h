// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/taskfailure.h"
#include "core/auth/protection/accountmodels.h"
#include "core/auth/protection/usersessions.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace Quintette {

class AccountServices;
class AdminSession;
class BusyLine;
class MessageBar;

/// A person's own account: password, one-time codes, where they are logged in on the web, and what
/// happened lately. Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT AccountDialog : public QDialog
{
    Q_OBJECT
public:
    AccountDialog(AdminSession &session, const AccountServices &services,
                  QWidget *parent = nullptr);

    void changePassword();
    void turnCodesOn();

private:
    struct State
    {
        bool canUseCodes = false;
        bool hasCodes = false;
        bool mustHaveCodes = false;
        int recoveryCodesLeft = 0;
        QList<UserSessions::Item> sessions;
        QList<AccountEvent> events;
    };
    void buildPassword(QVBoxLayout *column);
    void buildCodes(QVBoxLayout *column);
    void buildSessions(QVBoxLayout *column);
    void reload();
    void setState(const State &state);
    void turnCodesOff();
    void renewRecoveryCodes();
    void endSessions(bool all);
    /// Runs work, tells what came of it and loads everything anew.
    void act(const std::function<void()> &work, const Text &done);
    void fail(const TaskFailure &failure);

    AdminSession &m_session;
    const AccountServices &m_services;
    State m_state;
    MessageBar *m_message;
    BusyLine *m_busy;
    QLabel *m_codes = nullptr;
    QPushButton *m_codesOn = nullptr;
    QPushButton *m_codesOff = nullptr;
    QPushButton *m_renew = nullptr;
    QLabel *m_nowhere = nullptr; // instead of an empty table
    QTreeWidget *m_sessions = nullptr;
    QPushButton *m_end = nullptr;
    QPushButton *m_endAll = nullptr;
    QTreeWidget *m_events = nullptr;
};

} // namespace Quintette
