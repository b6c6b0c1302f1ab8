// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formdialog.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/errortitle.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/backgroundtasks.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace Quintette {

FormDialog::FormDialog(BackgroundTasks &tasks, const Text &title, const Text &explanation,
                       const Work &work, QWidget *parent)
    : GrowingDialog(parent), m_tasks(tasks), m_work(work), m_title(title.toString()),
      m_text(new LeadingLabel(this)), m_message(new MessageBar(this)), m_busy(new BusyLine(this)),
      m_form(new QFormLayout), m_buttons(new QDialogButtonBox(this)),
      m_submit(m_buttons->addButton(title.toString(), QDialogButtonBox::AcceptRole))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_title);
    resize(560, 300);
    m_text->setText(explanation.toString());
    m_text->setWordWrap(true);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_submit->setDefault(true);
    m_buttons->addButton(QN_TEXT("desktop", "Cancel").toString(), QDialogButtonBox::RejectRole);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(20, 16, 20, 14);
    body->setSpacing(12);
    body->addWidget(m_text);
    body->addLayout(m_form);
    body->addStretch();
    body->addWidget(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_busy);
    layout->addLayout(body, 1);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &FormDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);
    run({});
}

void FormDialog::setButton(const QString &text)
{
    m_submit->setText(text);
}

void FormDialog::run(const Given &given)
{
    m_busy->setBusy(true);
    m_buttons->setEnabled(false);
    m_tasks.run<State>(
            this, [work = m_work, given] { return work(given); },
            [this](const State &state) { setState(state); },
            [this](const TaskFailure &failure) {
                m_busy->setBusy(false);
                m_buttons->setEnabled(true);
                m_message->tell(Tone::Bad, failure.message);
            });
}

void FormDialog::setState(const State &state)
{
    m_busy->setBusy(false);
    m_buttons->setEnabled(true);
    if (state.isDone) {
        accept();
        return;
    }
    if (!state.explanation.isEmpty())
        m_text->setText(state.explanation);
    if (m_cells.isEmpty())
        addCells(state.fields);
    else
        showErrors(state.fields);
}

void FormDialog::addCells(const QList<FormContents::Field> &fields)
{
    const EditorContext context = makeContext();
    for (const FormContents::Field &field : fields) {
        auto *cell = new FieldCell(field, context, this);
        m_cells.append(cell);
        m_form->addRow(cell->makeLabel(this), cell);
    }
    if (!m_cells.isEmpty())
        m_cells.first()->setFocus();
}

EditorContext FormDialog::makeContext()
{
    EditorContext context;
    context.search = [this](const QString &field, const QString &term, QObject *receiver,
                            const EditorContext::Found &found) {
        if (!m_search) {
            found({});
            return;
        }
        m_tasks.run<QList<Choice>>(
                receiver, [search = m_search, field, term] { return search(field, term); }, found,
                [found](const TaskFailure &) { found({}); });
    };
    return context;
}

void FormDialog::showErrors(const QList<FormContents::Field> &fields)
{
    setWindowTitle(errorTitle(m_title));
    m_message->tell(Tone::Bad, QN_TEXT("desktop", "Please correct the errors below."));
    FieldCell *wrong = nullptr;
    for (int i = 0; i < m_cells.size() && i < fields.size(); ++i) {
        m_cells.at(i)->showErrors(fields.at(i).errors);
        if (!wrong && m_cells.at(i)->hasErrors())
            wrong = m_cells.at(i);
    }
    if (wrong)
        wrong->setFocus();
}

void FormDialog::submit()
{
    if (m_busy->isBusy())
        return;
    Submitted submitted;
    for (const FieldCell *cell : std::as_const(m_cells))
        cell->write(submitted.data, submitted.files, cell->field().submitName);
    run(submitted);
}

} // namespace Quintette
