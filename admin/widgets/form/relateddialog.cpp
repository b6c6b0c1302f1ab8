// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/relateddialog.h"

#include "admin/widgets/form/formview.h"
#include "admin/widgets/look/busyline.h"
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
    QPushButton *save = m_buttons->addButton(QN_TEXT("desktop", "Save").toString(),
                                             QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    m_buttons->addButton(QN_TEXT("desktop", "Cancel").toString(), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->addWidget(m_messages);
    layout->addWidget(m_busy);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_buttons);
    m_buttons->setContentsMargins(16, 0, 16, 0);
    m_buttons->setEnabled(false);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &RelatedDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &RelatedDialog::reject);
    load();
}

void RelatedDialog::load()
{
    m_busy->setBusy(true);
    m_session.tasks().run<FormContents>(
            this, [&session = m_session, key = m_key] { return loadForm(session, key); },
            [this](const FormContents &contents) {
                m_busy->setBusy(false);
                m_buttons->setEnabled(true);
                setWindowTitle(contents.title.toString());
                m_view->setContents(m_key, contents);
                m_view->focusFirst();
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void RelatedDialog::save()
{
    m_busy->setBusy(true);
    m_buttons->setEnabled(false);
    m_session.tasks().run<SaveResult>(
            this,
            [&session = m_session, key = m_key, data = m_view->data(), files = m_view->files()] {
                return saveForm(session, key, data, files);
            },
            [this](const SaveResult &result) {
                m_busy->setBusy(false);
                m_buttons->setEnabled(true);
                if (result.isSaved) {
                    Q_EMIT saved(result.contents);
                    accept();
                    return;
                }
                m_messages->tell(Tone::Bad, QN_TEXT("desktop", "Please correct the errors below."));
                m_view->showErrors(result.contents);
            },
            [this](const TaskFailure &failure) { fail(failure); });
}

void RelatedDialog::reject()
{
    if (!m_view->isEdited() || mayDiscard(this, windowTitle()))
        QDialog::reject();
}

void RelatedDialog::fail(const TaskFailure &failure)
{
    m_busy->setBusy(false);
    m_buttons->setEnabled(true);
    m_messages->tell(Tone::Bad, failure.message);
}

} // namespace Quintette
