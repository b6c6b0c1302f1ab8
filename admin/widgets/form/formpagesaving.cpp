// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a form page, and what comes of it.
#include "admin/widgets/form/formpage.h"

#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/refusal.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/session/adminsession.h"

#include <QScrollBar>

namespace Quintette {

void FormPage::save(After after)
{
    if (m_isBusy || !m_contents.canSave)
        return;
    setBusy(true);
    m_fieldBeforeSaving = m_view->currentField();
    const FormData data = m_view->data();
    const UploadedFiles files = m_view->files();
    // What were typed from now on would be neither saved nor kept.
    m_view->setEnabled(false);
    session().tasks().run<SaveResult>(
            this,
            [&session = session(), key = m_key, data, files,
             as = after == After::ShowCopy || m_contents.wasDeleted ? SaveAs::New : SaveAs::Same] {
                return saveForm(session, key, data, files, as);
            },
            [this, after](const SaveResult &result) {
                setBusy(false);
                m_view->setEnabled(true);
                takeSaved(result, after);
            },
            [this, after](const TaskFailure &failure) {
                m_view->setEnabled(true);
                m_view->focusField(m_fieldBeforeSaving);
                fail(failure);
                if (failure.kind == TaskFailure::Kind::Database)
                    m_errors->offer(QN_TEXT("desktop", "Try again"),
                                    [this, after] { save(after); });
            });
}

void FormPage::takeSaved(const SaveResult &result, After after)
{
    if (!result.isSaved) {
        const Refusal refusal(result.contents);
        if (refusal.isConflict)
            showConflicts(result.contents);
        else
            m_view->showErrors(result.contents);
        m_hasErrors = true;
        Q_EMIT titleChanged();
        if (after == After::ShowCopy && !refusal.isConflict)
            m_bar->offerOnlyCopy();
        m_errors->tell(refusal.tone, refusal.text);
        return;
    }
    const ModelAdmin *admin = m_key.admin;
    Q_EMIT told(result.messages);
    Q_EMIT wrote(admin);
    const bool maySee = !result.contents.quotedPk.isEmpty();
    const bool stays = after == After::Stay
            || (after == After::ShowCopy && admin->options().saveAsContinue)
            || (after != After::AddAnother && result.next == ModelAdmin::Next::SameObject);
    if (!result.goTo.isEmpty())
        Q_EMIT siteRequested(result.goTo);
    if (stays && maySee) {
        m_key = {admin, result.contents.quotedPk, {}};
        setContents(result.contents);
        m_view->focusField(m_fieldBeforeSaving);
        return;
    }
    if (after == After::AddAnother) {
        m_key = {admin, {}, {}};
        m_isLoaded = false;
        reload();
        return;
    }
    m_isLoaded = false; // nothing unsaved is left to ask about
    Q_EMIT closeRequested(result.mayList ? PageAddress::list(admin) : PageAddress::index());
}

void FormPage::showConflicts(const FormContents &contents)
{
    // The form as it comes back: what was typed where both changed a field, else what is stored.
    const FormContents before = m_contents;
    setContents(contents);
    if (contents.wasDeleted) {
        m_contents.title = before.title;
        m_contents.objectText = before.objectText;
        retranslate();
    }
    m_view->setFocus();
    m_view->verticalScrollBar()->setValue(0);
}

} // namespace Quintette
