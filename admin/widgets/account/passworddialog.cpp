// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/passworddialog.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/backgroundtasks.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace Quintette {

PasswordDialog::PasswordDialog(BackgroundTasks &tasks, const Text &title, const Text &explanation,
                               const Work &work, QWidget *parent)
    : QDialog(parent), m_tasks(tasks), m_work(work), m_message(new MessageBar(this)),
      m_busy(new BusyLine(this)), m_form(new QFormLayout), m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title.toString());
    resize(560, 300);
    auto *text = new QLabel(explanation.toString(), this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    QPushButton *change = m_buttons->addButton(title.toString(), QDialogButtonBox::AcceptRole);
    change->setDefault(true);
    m_buttons->addButton(QN_TEXT("desktop", "Cancel").toString(), QDialogButtonBox::RejectRole);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(20, 16, 20, 14);
    body->setSpacing(12);
    body->addWidget(text);
    body->addLayout(m_form);
    body->addStretch();
    body->addWidget(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addLayout(body, 1);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &PasswordDialog::reject);
    run({});
}

void PasswordDialog::run(const std::optional<FormData> &data)
{
    m_busy->setBusy(true);
    m_buttons->setEnabled(false);
    m_tasks.run<State>(
            this, [work = m_work, data] { return work(data); },
            [this](const State &state) { setState(state); },
            [this](const TaskFailure &failure) {
                m_busy->setBusy(false);
                m_buttons->setEnabled(true);
                m_message->tell(Tone::Bad, failure.message);
            });
}

void PasswordDialog::setState(const State &state)
{
    m_busy->setBusy(false);
    m_buttons->setEnabled(true);
    if (state.isDone) {
        accept();
        return;
    }
    if (m_cells.isEmpty()) {
        for (const FormContents::Field &field : state.fields) {
            auto *cell = new FieldCell(field, {}, this);
            m_cells.append(cell);
            m_form->addRow(cell->makeLabel(this), cell);
        }
        if (!m_cells.isEmpty())
            m_cells.first()->setFocus();
        return;
    }
    m_message->tell(Tone::Bad, QN_TEXT("desktop", "Please correct the errors below."));
    FieldCell *wrong = nullptr;
    for (int i = 0; i < m_cells.size() && i < state.fields.size(); ++i) {
        m_cells.at(i)->showErrors(state.fields.at(i).errors);
        if (!wrong && m_cells.at(i)->hasErrors())
            wrong = m_cells.at(i);
    }
    if (wrong)
        wrong->setFocus();
}

void PasswordDialog::submit()
{
    if (m_busy->isBusy())
        return;
    FormData data;
    UploadedFiles files;
    for (const FieldCell *cell : std::as_const(m_cells))
        cell->write(data, files, cell->field().submitName);
    run(data);
}

} // namespace Quintette
