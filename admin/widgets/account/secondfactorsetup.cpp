// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/secondfactorsetup.h"

#include "admin/widgets/account/qrview.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"
#include "core/auth/protection/logingate.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

constexpr int letterGroup = 4;
constexpr int leastWidth = 360;

/// In groups, as one reads it aloud.
QString grouped(const QString &secret)
{
    QStringList groups;
    for (qsizetype at = 0; at < secret.size(); at += letterGroup)
        groups.append(secret.mid(at, letterGroup));
    return groups.join(u' ');
}

} // namespace

SecondFactorSetup::SecondFactorSetup(const LoginGate &gate, const std::shared_ptr<const User> &user,
                                     BackgroundTasks &tasks, QWidget *parent)
    : QWidget(parent), m_gate(gate), m_user(user), m_tasks(tasks), m_message(new MessageBar(this)),
      m_busy(new BusyLine(this)), m_explanation(new QLabel(this)), m_picture(new QrView(this)),
      m_typed(new QLabel(this)), m_code(new QLineEdit(this)), m_recovery(new QPlainTextEdit(this)),
      m_next(new QPushButton(this))
{
    m_explanation->setWordWrap(true);
    setMinimumWidth(leastWidth);
    m_typed->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_typed->setTextFormat(Qt::PlainText);
    m_code->setMaxLength(16);
    m_recovery->setReadOnly(true);
    m_recovery->hide();
    m_next->setDefault(true);
    auto *texts = new TextBindings(this);
    texts->add([this] {
        m_explanation->setText(
                (m_isOn ? QN_TEXT(
                         "desktop",
                         "One-time codes are on. Keep these recovery codes in a safe place, "
                         "they are shown only now: each lets you in once without your "
                         "device.")
                        : QN_TEXT("desktop",
                                  "Scan this with a program for one-time codes, or type the key "
                                  "below into it. Then enter the code that it shows."))
                        .toString());
        m_next->setText(
                (m_isOn ? QN_TEXT("desktop", "I have kept them") : QN_TEXT("desktop", "Turn on"))
                        .toString());
    });
    texts->bind(m_code, &QLineEdit::setPlaceholderText, QN_TEXT("desktop", "Code"));
    texts->bind<QWidget>(m_code, &QWidget::setAccessibleName, QN_TEXT("desktop", "Code"));
    texts->bind<QWidget>(m_picture, &QWidget::setAccessibleName,
                         QN_TEXT("desktop", "QR code with the key"));
    texts->bind<QWidget>(m_recovery, &QWidget::setAccessibleName,
                         QN_TEXT("desktop", "Recovery codes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addWidget(m_explanation);
    layout->addWidget(m_picture, 0, Qt::AlignCenter);
    layout->addWidget(m_typed, 0, Qt::AlignCenter);
    layout->addWidget(m_code);
    layout->addWidget(m_recovery, 1);
    layout->addWidget(m_next, 0, Qt::AlignTrailing);
    const auto go = [this] {
        if (m_isOn)
            Q_EMIT done();
        else
            confirm(m_code->text());
    };
    connect(m_next, &QPushButton::clicked, this, go);
    connect(m_code, &QLineEdit::returnPressed, this, go);
    m_busy->setBusy(true);
    m_tasks.run<Prepared>(
            this,
            [&gate = m_gate, user] {
                const SecondFactors &factors = gate.secondFactors();
                const QString secret = factors.prepare(*user);
                return Prepared{secret, factors.address(*user, secret)};
            },
            [this](const Prepared &prepared) { setPrepared(prepared); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void SecondFactorSetup::setPrepared(const Prepared &prepared)
{
    m_busy->setBusy(false);
    m_secret = prepared.secret;
    m_picture->setText(prepared.address);
    m_typed->setText(grouped(prepared.secret));
    // The window was made for less, and knows of the picture only after the layouts have run.
    QMetaObject::invokeMethod(
            this, [this] { window()->adjustSize(); }, Qt::QueuedConnection);
    m_code->setFocus();
}

void SecondFactorSetup::confirm(const QString &code)
{
    if (m_busy->isBusy() || code.trimmed().isEmpty())
        return;
    m_busy->setBusy(true);
    using Codes = std::optional<QStringList>;
    m_tasks.run<Codes>(
            this,
            [&gate = m_gate, user = m_user, code]() -> Codes {
                return gate.secondFactors().confirm(*user, code);
            },
            [this](const Codes &codes) {
                m_busy->setBusy(false);
                if (codes) {
                    showRecoveryCodes(*codes);
                    return;
                }
                m_message->tell(
                        Tone::Bad,
                        QN_TEXT("desktop",
                                "That is not the code of this moment. Wait for the next one "
                                "and check that the clock of your device is right."));
                m_code->selectAll();
                m_code->setFocus();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void SecondFactorSetup::showRecoveryCodes(const QStringList &codes)
{
    m_isOn = true;
    m_message->clear();
    for (QWidget *widget : QList<QWidget *>{m_picture, m_typed, m_code})
        widget->hide();
    m_recovery->setPlainText(codes.join(u'\n'));
    m_recovery->show();
    QEvent change(QEvent::LanguageChange); // to say the other half of the texts
    QCoreApplication::sendEvent(this, &change);
    m_next->setFocus();
}

void SecondFactorSetup::fail(const TaskFailure &failure)
{
    m_busy->setBusy(false);
    m_message->tell(Tone::Bad, failure.message);
}

} // namespace Quintette
