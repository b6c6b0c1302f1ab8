// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/account/accountcard.h"
#include "core/auth/protection/usersessions.h"

class QLabel;

namespace Quintette {

/// Where a person is logged in on the web, with the way to end that.
class WebSessionsCard : public AccountCard
{
    Q_OBJECT
public:
    explicit WebSessionsCard(QWidget *parent = nullptr);

    void setSessions(const QList<UserSessions::Item> &sessions);

Q_SIGNALS:
    /// Of one session, or of all where id is empty.
    void endRequested(const QString &id);

private:
    QLabel *m_nowhere; // instead of an empty table
    QTreeWidget *m_sessions;
    QPushButton *m_end;
    QPushButton *m_endAll;
};

} // namespace Quintette
