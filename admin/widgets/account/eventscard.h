// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/account/accountcard.h"
#include "core/auth/protection/accountmodels.h"

namespace Quintette {

/// What happened lately with an account: logins, refusals, changes of the password.
class EventsCard : public AccountCard
{
    Q_OBJECT
public:
    explicit EventsCard(QWidget *parent = nullptr);

    void setEvents(const QList<AccountEvent> &events);

private:
    QTreeWidget *m_events;
};

} // namespace Quintette
