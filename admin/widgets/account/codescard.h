// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/account/accountcard.h"
#include "admin/widgets/account/accountstate.h"

class QLabel;

namespace Quintette {

/// Whether logging in needs a one-time code, and how to turn that on and off.
class CodesCard : public AccountCard
{
    Q_OBJECT
public:
    explicit CodesCard(QWidget *parent = nullptr);

    void setState(const AccountState &state);

Q_SIGNALS:
    void turnOnRequested();
    void turnOffRequested();
    void renewRequested();

private:
    QLabel *m_text;
    QPushButton *m_on;
    QPushButton *m_renew;
    QPushButton *m_off;
};

} // namespace Quintette
