// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/logindialog.h"

#include "admin/site/adminsite.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/card.h"
#include "admin/widgets/look/languagebutton.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"
#include "core/auth/accounts.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Quintette {

LoginDialog::LoginDialog(const Accounts &accounts, BackgroundTasks &tasks, const Text &siteName,
                         QWidget *parent)
    : QDialog(parent), m_accounts(accounts), m_tasks(tasks), m_message(new MessageBar(this)),
      m_busy(new BusyLine(this)), m_name(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_capsLock(new QLabel(this)), m_language(new LanguageButton(this)),
      m_logIn(new QPushButton(this))
{
    auto *title = new QLabel(this);
    title->setFont(headingFont(title->font(), 1.4));
    title->setWordWrap(true);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->installEventFilter(this);
    m_logIn->setDefault(true);
    auto *nameLabel = new QLabel(this);
    auto *passwordLabel = new QLabel(this);
    nameLabel->setBuddy(m_name);
    passwordLabel->setBuddy(m_password);
    auto *texts = new TextBindings(this);
    texts->bind(title, &QLabel::setText, siteName);
    texts->bind(this, &QWidget::setWindowTitle, QN_TEXT("desktop", "Log in"));
    texts->bind(nameLabel, &QLabel::setText, QN_TEXT("desktop", "&User name"));
    texts->bind(passwordLabel, &QLabel::setText, QN_TEXT("desktop", "&Password"));
    texts->bind(m_capsLock, &QLabel::setText, QN_TEXT("desktop", "Caps Lock is on"));
    texts->bind(m_logIn, &QPushButton::setText, QN_TEXT("desktop", "Log in"));
    m_capsLock->hide();

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(nameLabel, m_name);
    form->addRow(passwordLabel, m_password);
    form->addRow(QString(), m_capsLock);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(28, 24, 28, 20);
    body->setSpacing(14);
    body->addWidget(title);
    body->addLayout(form);
    auto *last = new QHBoxLayout;
    last->addWidget(m_language);
    last->addStretch();
    last->addWidget(m_logIn);
    body->addLayout(last);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addLayout(body);
    layout->addStretch();
    setMinimumWidth(400);
    connect(m_logIn, &QPushButton::clicked, this, &LoginDialog::logIn);
}

void LoginDialog::setUserName(const QString &name)
{
    m_name->setText(name);
    (name.isEmpty() ? m_name : m_password)->setFocus();
}

void LoginDialog::setNote(const QString &note)
{
    if (!note.isEmpty())
        m_message->tell(Tone::Neutral, note);
}

void LoginDialog::logIn()
{
    if (m_busy->isBusy())
        return;
    setBusy(true);
    using Person = std::shared_ptr<const User>;
    m_tasks.run<Person>(
            this,
            [&accounts = m_accounts, name = m_name->text(),
             password = m_password->text()]() -> Person {
                Person user = accounts.authenticate(name, password);
                AdminRequest request;
                request.user = user;
                if (!user || !AdminSite::mayEnter(request))
                    return {};
                accounts.noteLogin(*user);
                return user;
            },
            [this](const Person &user) { takeAnswer(user); },
            [this](const TaskFailure &failure) {
                setBusy(false);
                m_message->tell(Tone::Bad, failure.message);
            });
}

void LoginDialog::takeAnswer(const std::shared_ptr<const User> &user)
{
    setBusy(false);
    if (user) {
        m_user = user;
        accept();
        return;
    }
    m_message->tell(Tone::Bad,
                    QN_TEXT("desktop",
                            "User name and password do not belong to a staff account. Capital and "
                            "small letters "
                            "matter in both."));
    m_password->selectAll();
    m_password->setFocus();
}

void LoginDialog::setBusy(bool busy)
{
    m_busy->setBusy(busy);
    for (QWidget *widget : QList<QWidget *>{m_name, m_password, m_logIn})
        widget->setEnabled(!busy);
}

bool LoginDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        // No system tells the state of Caps Lock alike, but a capital without Shift gives it away.
        const auto *key = static_cast<QKeyEvent *>(event);
        const QString text = key->text();
        if (text.size() == 1 && text.at(0).isLetter()) {
            const bool shift = key->modifiers() & Qt::ShiftModifier;
            m_capsLock->setVisible(text.at(0).isUpper() != shift
                                   && text.at(0).toLower() != text.at(0).toUpper());
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Quintette
