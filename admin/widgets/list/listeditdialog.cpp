// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listeditdialog.h"

#include "admin/pages/relationsearch.h"
#include "admin/widgets/form/conflictview.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/form/samedata.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/errortitle.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/discardquestion.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Quintette {

ListEditDialog::ListEditDialog(AdminSession &session, const ChangeList &list, QWidget *parent)
    : QDialog(parent), m_session(session), m_list(list),
      m_title(QN_TEXT("desktop", "Edit %1")
                      .arg(list.admin->model().verboseNamePlural())
                      .toString()),
      m_messages(new MessageBar(this)), m_busy(new BusyLine(this)), m_place(new QVBoxLayout),
      m_buttons(new QDialogButtonBox(this)),
      m_save(m_buttons->addButton(QN_TEXT("desktop", "Save").toString(),
                                  QDialogButtonBox::AcceptRole))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_title);
    resize(820, 480);
    m_save->setDefault(true);
    m_buttons->addButton(QN_TEXT("desktop", "Cancel").toString(), QDialogButtonBox::RejectRole);
    m_buttons->setContentsMargins(16, 0, 16, 10);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_messages);
    layout->addWidget(m_busy);
    layout->addLayout(m_place, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ListEditDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ListEditDialog::reject);
    setBusy(true);
    m_session.tasks().run<ListEdit>(
            this, [&session, list] { return loadListEdit(session, list); },
            [this](const ListEdit &edit) { setEdit(edit); },
            [this](const TaskFailure &failure) { fail(failure); });
}

void ListEditDialog::setEdit(const ListEdit &edit)
{
    setBusy(false);
    delete std::exchange(m_content, nullptr);
    m_rows = nullptr;
    m_conflicts.clear();
    if (edit.rows.rows.isEmpty() || edit.rows.headers.isEmpty()) {
        m_messages->tell(
                Tone::Warning,
                QN_TEXT("desktop", "There is nothing here that you may edit in the list."));
        m_save->setEnabled(false);
        return;
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_content = scroll;
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(12);
    for (const EditConflict &conflict : edit.conflicts) {
        auto *view = new ConflictView(conflict, body);
        m_conflicts.append(view);
        column->addWidget(view);
    }
    m_rowInForm = edit.rows.rows.first().quotedPk;
    EditorContext context;
    context.search = [this](const QString &field, const QString &term, QObject *receiver,
                            const EditorContext::Found &found) {
        m_session.tasks().run<RelationSearch>(
                receiver,
                [&session = m_session, admin = m_list.admin, pk = m_rowInForm, field, term] {
                    return searchRelation(*admin, session.request(), pk, {field}, term, 0,
                                          EditorContext::mostFound);
                },
                [found](const RelationSearch &result) { found(result.choices); },
                [found](const TaskFailure &) { found({}); });
    };
    FormContents::Inline rows = edit.rows;
    rows.hiddenRows = m_leftOut;
    m_rows = new InlineView(rows, context, body);
    column->addWidget(m_rows);
    column->addStretch();
    scroll->setWidget(body);
    m_place->addWidget(scroll, 1);
    if (edit.conflicts.isEmpty() && m_initial.isEmpty())
        m_initial = data();
    if (FieldCell *wrong = m_rows->firstError())
        wrong->setFocus();
    else if (!m_rows->rows().isEmpty())
        m_rows->rows().first()->focusFirst();
}

FormData ListEditDialog::data() const
{
    FormData data;
    UploadedFiles files;
    m_rows->collect(data, files);
    for (const ConflictView *view : m_conflicts)
        view->collect(data);
    return data;
}

void ListEditDialog::save()
{
    if (!m_rows || m_busy->isBusy())
        return;
    setBusy(true);
    m_session.tasks().run<ListEdit>(
            this,
            [&session = m_session, list = m_list, data = data()] {
                return saveListEdit(session, list, data);
            },
            [this](const ListEdit &edit) {
                if (edit.isSaved) {
                    Q_EMIT saved(edit.messages);
                    accept();
                    return;
                }
                m_messages->clear();
                setEdit(edit);
                tellErrors(edit);
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void ListEditDialog::tellErrors(const ListEdit &edit)
{
    const bool isConflict = !edit.conflicts.isEmpty(); // explains itself
    setWindowTitle(isConflict ? m_title : errorTitle(m_title));
    if (!edit.commonErrors.isEmpty())
        m_messages->tell(Tone::Bad, edit.commonErrors.join(u'\n'));
    else if (!isConflict)
        m_messages->tell(Tone::Bad, QN_TEXT("desktop", "Please correct the errors below."));
}

bool ListEditDialog::isEdited() const
{
    return m_rows && (!m_conflicts.isEmpty() || !sameData(data(), m_initial));
}

void ListEditDialog::reject()
{
    if (!isEdited() || mayDiscard(this, windowTitle()))
        QDialog::reject();
}

void ListEditDialog::setBusy(bool busy)
{
    m_busy->setBusy(busy);
    m_buttons->setEnabled(!busy);
}

void ListEditDialog::fail(const TaskFailure &failure)
{
    setBusy(false);
    m_messages->tell(Tone::Bad, failure.message);
}

} // namespace Quintette
