// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/passwordstep.h"

#include "admin/widgets/look/textbindings.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace Quintette {

PasswordStep::PasswordStep(const Text &nameLabel, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_capsLock(new QLabel(this))
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->installEventFilter(this);
    m_capsLock->hide();
    auto *name = new QLabel(this);
    auto *password = new QLabel(this);
    name->setBuddy(m_name);
    password->setBuddy(m_password);
    auto *texts = new TextBindings(this);
    texts->bind(name, &QLabel::setText, nameLabel);
    texts->bind(password, &QLabel::setText, QN_TEXT("desktop", "&Password"));
    texts->bind(m_capsLock, &QLabel::setText, QN_TEXT("desktop", "Caps Lock is on"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(name, m_name);
    form->addRow(password, m_password);
    form->addRow(QString(), m_capsLock);
}

QString PasswordStep::name() const
{
    return m_name->text();
}

QString PasswordStep::password() const
{
    return m_password->text();
}

void PasswordStep::setName(const QString &name)
{
    m_name->setText(name);
    (name.isEmpty() ? m_name : m_password)->setFocus();
}

void PasswordStep::clearPassword()
{
    m_password->clear();
    m_password->setFocus();
}

void PasswordStep::selectPassword()
{
    m_password->selectAll();
    m_password->setFocus();
}

bool PasswordStep::eventFilter(QObject *watched, QEvent *event)
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
    return QWidget::eventFilter(watched, event);
}

} // namespace Quintette
