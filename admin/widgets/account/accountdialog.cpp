// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountdialog.h"

#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/account/codescard.h"
#include "admin/widgets/account/eventscard.h"
#include "admin/widgets/account/secondfactorsetup.h"
#include "admin/widgets/account/websessionscard.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/protection/logingate.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Quintette {

namespace {

/// The password itself is never shown; there is only the way to another one.
class PasswordCard : public AccountCard
{
public:
    PasswordCard(AccountDialog &dialog, QWidget *parent)
        : AccountCard(QN_TEXT("desktop", "Password"), parent)
    {
        connect(addButton(QN_TEXT("desktop", "Change password …")), &QPushButton::clicked, &dialog,
                &AccountDialog::changePassword);
    }
};

} // namespace

AccountDialog::AccountDialog(AdminSession &session, const AccountServices &services,
                             QWidget *parent)
    : QDialog(parent), m_session(session), m_services(services), m_message(new MessageBar(this)),
      m_busy(new BusyLine(this)), m_codes(new CodesCard), m_sessions(new WebSessionsCard),
      m_events(new EventsCard)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "My account: %1").arg(session.userName()).toString());
    resize(640, 620);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    column->addWidget(new PasswordCard(*this, content));
    for (AccountCard *card : QList<AccountCard *>{m_codes, m_sessions, m_events})
        column->addWidget(card);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(this);
    buttons->setContentsMargins(16, 0, 16, 10);
    buttons->addButton(QN_TEXT("desktop", "Close").toString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    connectCards();
    reload();
}

void AccountDialog::connectCards()
{
    connect(m_codes, &CodesCard::turnOnRequested, this, &AccountDialog::turnCodesOn);
    connect(m_codes, &CodesCard::turnOffRequested, this, &AccountDialog::turnCodesOff);
    connect(m_codes, &CodesCard::renewRequested, this, &AccountDialog::renewRecoveryCodes);
    connect(m_sessions, &WebSessionsCard::endRequested, this, &AccountDialog::endSessions);
}

void AccountDialog::reload()
{
    m_busy->setBusy(true);
    m_session.tasks().run<AccountState>(
            this,
            [&session = m_session, services = m_services] {
                return loadAccountState(session, services);
            },
            [this](const AccountState &state) { setState(state); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void AccountDialog::setState(const AccountState &state)
{
    m_busy->setBusy(false);
    m_codes->setState(state);
    m_sessions->setSessions(state.sessions);
    m_events->setEvents(state.events);
}

void AccountDialog::changePassword()
{
    auto *dialog = new FormDialog(
            m_session.tasks(), QN_TEXT("desktop", "Change password"),
            QN_TEXT("desktop", "Enter your old password and then the new one twice."),
            [&session = m_session, services = m_services](const FormDialog::Given &given) {
                return services.changeOwnPassword(session, given);
            },
            this);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_message->tell(Tone::Good,
                        QN_TEXT("desktop",
                                "Your password was changed. You are logged out on the "
                                "web."));
        reload();
    });
    dialog->open();
}

void AccountDialog::turnCodesOn()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QN_TEXT("desktop", "One-time codes").toString());
    auto *layout = new QVBoxLayout(dialog);
    auto *setup = new SecondFactorSetup(m_services.gate(), m_session.request().user,
                                        m_session.tasks(), dialog);
    layout->addWidget(setup);
    connect(setup, &SecondFactorSetup::done, dialog, &QDialog::accept);
    connect(dialog, &QDialog::finished, this, &AccountDialog::reload);
    dialog->open();
}

void AccountDialog::act(const std::function<void()> &work, const Text &done)
{
    m_busy->setBusy(true);
    m_session.tasks().run<bool>(
            this,
            [work] {
                work();
                return true;
            },
            [this, done](const bool &) {
                m_message->tell(Tone::Good, done);
                reload();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void AccountDialog::turnCodesOff()
{
    act([services = m_services,
         user = m_session.request().user] { services.gate().secondFactors().turnOff(*user); },
        QN_TEXT("desktop", "One-time codes are off."));
}

void AccountDialog::renewRecoveryCodes()
{
    m_busy->setBusy(true);
    m_session.tasks().run<QStringList>(
            this,
            [services = m_services, user = m_session.request().user] {
                return services.gate().secondFactors().renewRecoveryCodes(*user);
            },
            [this](const QStringList &codes) {
                m_message->tell(Tone::Warning,
                                QN_TEXT("desktop",
                                        "Your new recovery codes, shown only now; the old ones are "
                                        "worth nothing any more: %1")
                                        .arg(codes.join(u"   "_s)));
                reload();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void AccountDialog::endSessions(const QString &id)
{
    act(
            [services = m_services, user = m_session.request().user, id] {
                if (id.isEmpty())
                    services.sessions().endOthers(*user, {});
                else
                    services.sessions().end(*user, id);
            },
            QN_TEXT("desktop", "Logged out there."));
}

void AccountDialog::fail(const TaskFailure &failure)
{
    m_busy->setBusy(false);
    m_message->tell(Tone::Bad, failure.message);
}

} // namespace Quintette
