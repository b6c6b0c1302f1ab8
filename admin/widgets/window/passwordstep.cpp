// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/passwordstep.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/look/textbindings.h"
#include "core/auth/user.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace Quintette {

namespace {

Text nameLabel(const ModelInfo &accounts)
{
    return accounts.label() == User::label
            ? QN_TEXT("desktop", "&User name")
            : accounts.field(User::names(accounts).usernameField).verboseName();
}

} // namespace

PasswordStep::PasswordStep(const ModelInfo &accounts, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_capsLock(new QLabel(this)), m_form(new QFormLayout(this))
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->installEventFilter(this);
    m_capsLock->hide();
    auto *name = new QLabel(this);
    auto *password = new QLabel(this);
    name->setBuddy(m_name);
    password->setBuddy(m_password);
    auto *texts = new TextBindings(this);
    texts->bind(name, &QLabel::setText, nameLabel(accounts));
    texts->bind(password, &QLabel::setText, QN_TEXT("desktop", "&Password"));
    texts->bind(m_capsLock, &QLabel::setText, QN_TEXT("desktop", "Caps Lock is on"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(name, m_name);
    m_form->addRow(password, m_password);
    m_form->addRow(QString(), m_capsLock);
}

void PasswordStep::setFields(const QList<FormContents::Field> &fields, const EditorContext &context)
{
    for (const FormContents::Field &field : fields) {
        auto *cell = new FieldCell(field, context, this);
        m_cells.append(cell);
        m_form->addRow(cell->makeLabel(this), cell);
    }
}

void PasswordStep::showErrors(const QList<FormContents::Field> &fields)
{
    for (int i = 0; i < m_cells.size() && i < fields.size(); ++i)
        m_cells.at(i)->showErrors(fields.at(i).errors);
}

FormData PasswordStep::data() const
{
    FormData data;
    UploadedFiles files;
    data.append(u"username"_s, m_name->text());
    data.append(u"password"_s, m_password->text());
    for (const FieldCell *cell : m_cells)
        cell->write(data, files, cell->field().submitName);
    return data;
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
