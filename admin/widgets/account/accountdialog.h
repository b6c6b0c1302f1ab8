// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/taskfailure.h"
#include "core/base/text.h"

#include <QDialog>

namespace Quintette {

class AccountServices;
class AdminSession;
class BusyLine;
class CodesCard;
class EventsCard;
class MessageBar;
class WebSessionsCard;
struct AccountState;

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
    void connectCards();
    void reload();
    void setState(const AccountState &state);
    void turnCodesOff();
    void renewRecoveryCodes();
    /// All of them where id is empty.
    void endSessions(const QString &id);
    /// Runs work, tells what came of it and loads everything anew.
    void act(const std::function<void()> &work, const Text &done);
    void fail(const TaskFailure &failure);

    AdminSession &m_session;
    const AccountServices &m_services;
    MessageBar *m_message;
    BusyLine *m_busy;
    CodesCard *m_codes;
    WebSessionsCard *m_sessions;
    EventsCard *m_events;
};

} // namespace Quintette
