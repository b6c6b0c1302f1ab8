// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountdialog.h"

#include "admin/pages/valuetext.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/account/secondfactorsetup.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/protection/logingate.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int eventsShown = 20;

QVBoxLayout *addCard(QVBoxLayout *column, const Text &title)
{
    QWidget *parent = column->parentWidget();
    auto *card = new Card(parent);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 10, 14, 12);
    auto *heading = new QLabel(title.toString(), card);
    heading->setFont(headingFont(heading->font(), 1.1));
    inside->addWidget(heading);
    column->addWidget(card);
    return inside;
}

QPushButton *addButton(QBoxLayout *line, const Text &text)
{
    auto *button = new QPushButton(text.toString(), line->parentWidget());
    line->addWidget(button);
    return button;
}

QTreeWidget *addTable(QVBoxLayout *inside, const QList<Text> &headers, const Text &name)
{
    auto *table = new QTreeWidget(inside->parentWidget());
    QStringList titles;
    for (const Text &header : headers)
        titles.append(header.toString());
    table->setHeaderLabels(titles);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAlternatingRowColors(true);
    table->setAccessibleName(name.toString());
    table->setMinimumHeight(120);
    inside->addWidget(table);
    return table;
}

} // namespace

AccountDialog::AccountDialog(AdminSession &session, const AccountServices &services,
                             QWidget *parent)
    : QDialog(parent), m_session(session), m_services(services), m_message(new MessageBar(this)),
      m_busy(new BusyLine(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QN_TEXT("desktop", "My account: %1").arg(session.userName()).toString());
    resize(640, 620);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    buildPassword(column);
    buildCodes(column);
    buildSessions(column);
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
    reload();
}

void AccountDialog::buildPassword(QVBoxLayout *column)
{
    QVBoxLayout *inside = addCard(column, QN_TEXT("desktop", "Password"));
    auto *line = new QHBoxLayout;
    inside->addLayout(line);
    connect(addButton(line, QN_TEXT("desktop", "Change password …")), &QPushButton::clicked, this,
            &AccountDialog::changePassword);
    line->addStretch();
}

void AccountDialog::buildCodes(QVBoxLayout *column)
{
    QVBoxLayout *inside = addCard(column, QN_TEXT("desktop", "One-time codes"));
    m_codes = new QLabel(inside->parentWidget());
    m_codes->setWordWrap(true);
    inside->addWidget(m_codes);
    auto *line = new QHBoxLayout;
    inside->addLayout(line);
    m_codesOn = addButton(line, QN_TEXT("desktop", "Turn on …"));
    m_renew = addButton(line, QN_TEXT("desktop", "New recovery codes"));
    m_codesOff = addButton(line, QN_TEXT("desktop", "Turn off"));
    line->addStretch();
    connect(m_codesOn, &QPushButton::clicked, this, &AccountDialog::turnCodesOn);
    connect(m_renew, &QPushButton::clicked, this, &AccountDialog::renewRecoveryCodes);
    connect(m_codesOff, &QPushButton::clicked, this, &AccountDialog::turnCodesOff);
}

void AccountDialog::buildSessions(QVBoxLayout *column)
{
    QVBoxLayout *inside = addCard(column, QN_TEXT("desktop", "Logged in on the web"));
    m_nowhere = new QLabel(QN_TEXT("desktop", "Nowhere").toString(), inside->parentWidget());
    m_nowhere->setForegroundRole(QPalette::PlaceholderText);
    inside->addWidget(m_nowhere);
    m_sessions = addTable(inside,
                          {QN_TEXT("desktop", "Since"), QN_TEXT("desktop", "Address"),
                           QN_TEXT("desktop", "Browser"), QN_TEXT("desktop", "Until")},
                          QN_TEXT("desktop", "Logged in on the web"));
    auto *line = new QHBoxLayout;
    inside->addLayout(line);
    m_end = addButton(line, QN_TEXT("desktop", "Log out there"));
    m_endAll = addButton(line, QN_TEXT("desktop", "Log out everywhere"));
    line->addStretch();
    connect(m_end, &QPushButton::clicked, this, [this] { endSessions(false); });
    connect(m_endAll, &QPushButton::clicked, this, [this] { endSessions(true); });
    connect(m_sessions, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { m_end->setEnabled(item != nullptr); });
    inside = addCard(column, QN_TEXT("desktop", "What happened lately"));
    m_events = addTable(inside,
                        {QN_TEXT("desktop", "When"), QN_TEXT("desktop", "What"),
                         QN_TEXT("desktop", "From"), QN_TEXT("desktop", "Details")},
                        QN_TEXT("desktop", "What happened lately"));
}

void AccountDialog::reload()
{
    m_busy->setBusy(true);
    m_session.tasks().run<State>(
            this,
            [&session = m_session, services = m_services] {
                const User &user = *session.request().user;
                const LoginGate &gate = services.gate();
                State state;
                state.canUseCodes = gate.secondFactors().isAvailable();
                state.hasCodes = state.canUseCodes && gate.secondFactors().isOn(user);
                state.mustHaveCodes = gate.secondFactors().isRequired(user);
                if (state.hasCodes)
                    state.recoveryCodesLeft = gate.secondFactors().recoveryCodesLeft(user);
                state.sessions = services.sessions().of(user, {});
                state.events = gate.events().latest(user.number(), eventsShown);
                return state;
            },
            [this](const State &state) { setState(state); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void AccountDialog::setState(const State &state)
{
    m_busy->setBusy(false);
    m_state = state;
    if (!state.canUseCodes) {
        m_codes->setText(
                QN_TEXT("desktop", "This project has no table for them yet; run “migrate” once.")
                        .toString());
    } else if (state.hasCodes) {
        m_codes->setText(QN_PLURAL("desktop",
                                   "On: whoever logs in with your password also needs a code of "
                                   "your device. %n recovery code(s) left.")
                                 .plural(state.recoveryCodesLeft)
                                 .toString());
    } else {
        m_codes->setText(QN_TEXT("desktop",
                                 "Off: your password alone is enough to log in. With codes, a "
                                 "stolen password is worth nothing.")
                                 .toString());
    }
    m_codesOn->setVisible(state.canUseCodes && !state.hasCodes);
    m_renew->setVisible(state.hasCodes);
    m_codesOff->setVisible(state.hasCodes && !state.mustHaveCodes);
    m_sessions->clear();
    for (const UserSessions::Item &each : state.sessions) {
        auto *item = new QTreeWidgetItem(m_sessions,
                                         {each.since ? valueText(*each.since) : u"–"_s,
                                          each.address.isEmpty() ? u"–"_s : each.address,
                                          each.agent.isEmpty() ? u"–"_s : each.agent,
                                          valueText(each.expires)});
        item->setToolTip(2, each.agent.toHtmlEscaped());
        item->setData(0, Qt::UserRole, each.id);
    }
    m_sessions->resizeColumnToContents(0);
    m_end->setEnabled(m_sessions->currentItem() != nullptr);
    m_nowhere->setVisible(state.sessions.isEmpty());
    for (QWidget *widget : QList<QWidget *>{m_sessions, m_end, m_endAll})
        widget->setVisible(!state.sessions.isEmpty());
    m_events->clear();
    for (const AccountEvent &event : state.events)
        new QTreeWidgetItem(m_events,
                            {valueText(event.time), AccountEvents::kindText(event.kind).toString(),
                             event.address.isEmpty()
                                     ? QN_TEXT("desktop", "this computer").toString()
                                     : event.address,
                             event.detail});
    m_events->resizeColumnToContents(0);
    m_events->resizeColumnToContents(1);
}

void AccountDialog::changePassword()
{
    auto *dialog = new PasswordDialog(
            m_session.tasks(), QN_TEXT("desktop", "Change password"),
            QN_TEXT("desktop", "Enter your old password and then the new one twice."),
            [&session = m_session, services = m_services](const std::optional<FormData> &data) {
                return services.changeOwnPassword(session, data);
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

void AccountDialog::endSessions(bool all)
{
    const QTreeWidgetItem *item = m_sessions->currentItem();
    if (!all && !item)
        return;
    const QString id = all ? QString() : item->data(0, Qt::UserRole).toString();
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
