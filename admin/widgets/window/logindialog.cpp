// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/logindialog.h"

#include "admin/site/adminsite.h"
#include "admin/widgets/account/secondfactorsetup.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/languagebutton.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/window/administrationmenu.h"
#include "admin/widgets/window/codestep.h"
#include "admin/widgets/window/logincheck.h"
#include "admin/widgets/window/passwordstep.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

LoginDialog::LoginDialog(const LoginGate &gate, BackgroundTasks &tasks, const AdminSite &site,
                         QWidget *parent)
    : GrowingDialog(parent), m_gate(gate), m_tasks(tasks), m_site(site),
      m_message(new MessageBar(this)), m_busy(new BusyLine(this)),
      m_password(new PasswordStep(gate.accounts().model(), this)), m_code(new CodeStep(this)),
      m_steps(new QStackedWidget(this)), m_back(new QPushButton(this)), m_clock(new QTimer(this)),
      m_language(new LanguageButton(this)), m_administration(new QToolButton(this)),
      m_logIn(new QPushButton(this))
{
    auto *title = new QLabel(this);
    title->setFont(headingFont(title->font(), 1.4));
    title->setWordWrap(true);
    m_administration->setAutoRaise(true);
    m_administration->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_administration->setPopupMode(QToolButton::InstantPopup);
    m_administration->setFocusPolicy(Qt::TabFocus);
    m_administration->setIcon(themedIcon(u"app"_s));
    m_administration->hide();
    m_logIn->setDefault(true);
    m_back->setAutoDefault(false);
    m_back->hide();
    auto *texts = new TextBindings(this);
    texts->bind(title, &QLabel::setText, site.header);
    texts->bind(this, &QWidget::setWindowTitle, QN_TEXT("desktop", "Log in"));
    texts->bind(m_logIn, &QPushButton::setText, QN_TEXT("desktop", "Log in"));
    texts->bind(m_administration, &QToolButton::setText, QN_TEXT("desktop", "Administration"));
    texts->bind(m_back, &QPushButton::setText, QN_TEXT("desktop", "Back"));
    m_steps->addWidget(m_password);
    m_steps->addWidget(m_code);
    auto *last = new QHBoxLayout;
    last->addWidget(m_language);
    last->addWidget(m_administration);
    last->addStretch();
    last->addWidget(m_back);
    last->addWidget(m_logIn);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(28, 24, 28, 20);
    body->setSpacing(14);
    body->addWidget(title);
    body->addWidget(m_steps);
    body->addLayout(last);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addLayout(body);
    layout->addStretch();
    setMinimumWidth(420);
    m_tasks.run<QList<FormContents::Field>>(
            this, [&site] { return loginFields(site); },
            [this](const QList<FormContents::Field> &fields) {
                m_password->setFields(fields, makeContext());
            },
            [this](const TaskFailure &failure) { fail(failure); });
    m_clock->setInterval(1000);
    connect(m_clock, &QTimer::timeout, this, [this] { wait(m_waitSeconds - 1); });
    connect(m_back, &QPushButton::clicked, this, &LoginDialog::backToPassword);
    connect(m_logIn, &QPushButton::clicked, this, [this] {
        if (m_steps->currentWidget() == m_password)
            logIn();
        else
            checkCode();
    });
}

EditorContext LoginDialog::makeContext()
{
    EditorContext context;
    context.search = [this](const QString &field, const QString &term, QObject *receiver,
                            const EditorContext::Found &found) {
        m_tasks.run<QList<Choice>>(
                receiver,
                [&site = m_site, field, term] { return searchLoginChoices(site, field, term); },
                found, [found](const TaskFailure &) { found({}); });
    };
    return context;
}

void LoginDialog::setUserName(const QString &name)
{
    m_password->setName(name);
}

QString LoginDialog::userName() const
{
    return m_password->data().value(u"username"_s);
}

void LoginDialog::setAdministrations(const QList<const AdminSite *> &sites)
{
    auto *menu = new AdministrationMenu(this);
    menu->setSites(sites, m_site);
    connect(menu, &AdministrationMenu::chosen, this, &LoginDialog::administrationChosen);
    m_administration->setMenu(menu);
    m_administration->setVisible(sites.size() > 1);
}

void LoginDialog::setNote(const QString &note)
{
    if (!note.isEmpty())
        m_message->tell(Tone::Neutral, note);
}

void LoginDialog::logIn()
{
    if (m_busy->isBusy() || m_waitSeconds > 0)
        return;
    setBusy(true);
    m_tasks.run<LoginCheck>(
            this,
            [&gate = m_gate, &site = m_site, data = m_password->data()] {
                return checkLogin(gate, site, data);
            },
            [this](const LoginCheck &check) {
                m_password->showErrors(check.fields);
                if (check.isFormValid)
                    takeAnswer(check.answer);
                else
                    refuseForm(check.message);
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void LoginDialog::refuseForm(const QString &message)
{
    setBusy(false);
    m_message->tell(Tone::Bad,
                    message.isEmpty() ? QN_TEXT("desktop", "Please correct the errors below.")
                                      : Text(message));
}

void LoginDialog::fail(const TaskFailure &failure)
{
    setBusy(false);
    m_message->tell(Tone::Bad, failure.message);
}

void LoginDialog::checkCode()
{
    if (m_busy->isBusy() || m_waitSeconds > 0 || !m_waiting)
        return;
    setBusy(true);
    m_tasks.run<LoginGate::Answer>(
            this,
            [&gate = m_gate, user = m_waiting, code = m_code->code()] {
                return gate.checkCode(user, code, desktopOrigin());
            },
            [this](const LoginGate::Answer &answer) { takeAnswer(answer); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void LoginDialog::takeAnswer(const LoginGate::Answer &answer)
{
    using Outcome = LoginGate::Outcome;
    setBusy(false);
    switch (answer.outcome) {
    case Outcome::Welcome:
        enter(answer.user);
        return;
    case Outcome::CodeNeeded:
        m_waiting = answer.user;
        m_message->clear();
        m_steps->setCurrentWidget(m_code);
        m_back->show();
        m_code->clear();
        return;
    case Outcome::EnrolmentNeeded:
        setUp(answer.user);
        return;
    case Outcome::Blocked:
        wait(answer.waitSeconds);
        return;
    case Outcome::Refused:
        refuse();
        return;
    }
}

void LoginDialog::refuse()
{
    if (m_steps->currentWidget() == m_code) {
        m_message->tell(Tone::Bad,
                        QN_TEXT("desktop",
                                "That code is not right, or it was used before. Wait for the next "
                                "one."));
        m_code->selectCode();
        return;
    }
    m_message->tell(Tone::Bad,
                    QN_TEXT("desktop",
                            "User name and password do not belong to a staff account. Capital and "
                            "small letters "
                            "matter in both."));
    m_password->selectPassword();
}

void LoginDialog::backToPassword()
{
    m_waiting.reset();
    m_message->clear();
    m_steps->setCurrentWidget(m_password);
    m_back->hide();
    m_logIn->show();
    m_password->clearPassword();
}

void LoginDialog::setUp(const std::shared_ptr<const User> &user)
{
    m_message->tell(
            Tone::Neutral,
            QN_TEXT("desktop", "Your account needs one-time codes. Turn them on to go on."));
    auto *setup = new SecondFactorSetup(m_gate, user, m_tasks, this);
    m_steps->setCurrentIndex(m_steps->addWidget(setup));
    m_logIn->hide();
    m_back->show();
    connect(setup, &SecondFactorSetup::done, this, [this, user] { enter(user); });
    connect(m_back, &QPushButton::clicked, setup, &QObject::deleteLater);
}

void LoginDialog::enter(const std::shared_ptr<const User> &user)
{
    setBusy(true);
    m_tasks.run<bool>(
            this,
            [&gate = m_gate, user] {
                gate.noteLogin(*user, desktopOrigin());
                return true;
            },
            [this, user](const bool &) {
                setBusy(false);
                m_user = user;
                accept();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void LoginDialog::wait(qint64 seconds)
{
    m_waitSeconds = std::max<qint64>(seconds, 0);
    m_logIn->setEnabled(m_waitSeconds == 0);
    if (m_waitSeconds == 0) {
        m_clock->stop();
        m_message->clear();
        return;
    }
    m_message->tell(Tone::Bad, LoginGate::waitText(m_waitSeconds));
    m_clock->start();
}

void LoginDialog::setBusy(bool busy)
{
    m_busy->setBusy(busy);
    for (QWidget *widget : QList<QWidget *>{m_password, m_code, m_logIn})
        widget->setEnabled(!busy);
}

} // namespace Quintette
