// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/relateddialog.h"

#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/refusal.h"
#include "admin/widgets/look/busyline.h"
#include "admin/widgets/look/errortitle.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/discardquestion.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace Quintette {

RelatedDialog::RelatedDialog(AdminSession &session, const FormKey &key, QWidget *parent)
    : QDialog(parent), m_session(session), m_key(key), m_messages(new MessageBar(this)),
      m_busy(new BusyLine(this)), m_view(new FormView(session, this)),
      m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->addWidget(m_messages);
    layout->addWidget(m_busy);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_buttons);
    m_buttons->setContentsMargins(16, 0, 16, 0);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RelatedDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &RelatedDialog::reject);
    load();
}

void RelatedDialog::load()
{
    setBusy(true);
    m_session.tasks().run<FormContents>(
            this, [&session = m_session, key = m_key] { return loadForm(session, key); },
            [this](const FormContents &contents) {
                setBusy(false);
                m_loaded = contents;
                setContents(contents);
                m_view->focusFirst();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void RelatedDialog::setContents(const FormContents &contents)
{
    setWindowTitle(contents.title.toString());
    m_view->setContents(m_key, contents);
    m_buttons->clear();
    if (contents.canSave) {
        QPushButton *save = m_buttons->addButton(QN_TEXT("desktop", "Save").toString(),
                                                 QDialogButtonBox::AcceptRole);
        save->setDefault(true);
    }
    m_buttons->addButton(
            (contents.canSave ? QN_TEXT("desktop", "Cancel") : QN_TEXT("desktop", "Close"))
                    .toString(),
            QDialogButtonBox::RejectRole);
}

void RelatedDialog::save()
{
    setBusy(true);
    m_session.tasks().run<SaveResult>(
            this,
            [&session = m_session, key = m_key, data = m_view->data(), files = m_view->files()] {
                return saveForm(session, key, data, files);
            },
            [this](const SaveResult &result) {
                setBusy(false);
                takeSaved(result);
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void RelatedDialog::takeSaved(const SaveResult &result)
{
    if (result.isSaved) {
        Q_EMIT saved(m_loaded, result.contents);
        accept();
        return;
    }
    setWindowTitle(errorTitle(m_loaded.title.toString()));
    const Refusal refusal(result.contents);
    m_messages->tell(refusal.tone, refusal.text);
    if (refusal.isConflict)
        setContents(result.contents); // with a title of its own: there is nothing wrong
    else
        m_view->showErrors(result.contents);
}

void RelatedDialog::reject()
{
    if (!m_view->isEdited() || mayDiscard(this, windowTitle()))
        QDialog::reject();
}

void RelatedDialog::setBusy(bool busy)
{
    m_busy->setBusy(busy);
    m_buttons->setEnabled(!busy);
}

void RelatedDialog::fail(const TaskFailure &failure)
{
    setBusy(false);
    m_messages->tell(Tone::Bad, failure.message);
}

} // namespace Quintette
