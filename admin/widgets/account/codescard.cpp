// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/codescard.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Quintette {

CodesCard::CodesCard(QWidget *parent)
    : AccountCard(QN_TEXT("desktop", "One-time codes"), parent), m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    column()->addWidget(m_text);
    m_on = addButton(QN_TEXT("desktop", "Turn on …"));
    m_renew = addButton(QN_TEXT("desktop", "New recovery codes"));
    m_off = addButton(QN_TEXT("desktop", "Turn off"));
    connect(m_on, &QPushButton::clicked, this, &CodesCard::turnOnRequested);
    connect(m_renew, &QPushButton::clicked, this, &CodesCard::renewRequested);
    connect(m_off, &QPushButton::clicked, this, &CodesCard::turnOffRequested);
}

void CodesCard::setState(const AccountState &state)
{
    if (!state.canUseCodes) {
        m_text->setText(
                QN_TEXT("desktop", "This project has no table for them yet; run “migrate” once.")
                        .toString());
    } else if (state.hasCodes) {
        m_text->setText(QN_PLURAL("desktop",
                                  "On: whoever logs in with your password also needs a code of "
                                  "your device. %n recovery code(s) left.")
                                .plural(state.recoveryCodesLeft)
                                .toString());
    } else {
        m_text->setText(QN_TEXT("desktop",
                                "Off: your password alone is enough to log in. With codes, a "
                                "stolen password is worth nothing.")
                                .toString());
    }
    m_on->setVisible(state.canUseCodes && !state.hasCodes);
    m_renew->setVisible(state.hasCodes);
    m_off->setVisible(state.hasCodes && !state.mustHaveCodes);
}

} // namespace Quintette
