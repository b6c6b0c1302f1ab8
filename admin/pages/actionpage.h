// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "core/forms/form.h"

namespace Quintette {

/// What an action asks before it does something to chosen objects: a page on the web, a dialog on
/// the desktop. Belongs to one thread. Django: the intermediate page of an action.
///
///     ActionPage page(admin, request, action, state, selection);
///     page.submit(data);
///     if (page.isValid())
///         page.run(request);
///
class QUINTETTE_ADMIN_EXPORT ActionPage
{
public:
    /// Throws PermissionDenied for an action this person may not run here, ValueError for one that
    /// asks nothing. All arguments but the action must outlive it.
    ActionPage(const ModelAdmin &admin, const AdminRequest &request, const QString &action,
               const ListState &state, const Selection &selection);
    ~ActionPage();
    Q_DISABLE_COPY_MOVE(ActionPage)

    Text title() const;
    const Text &explanation() const { return m_action.question->explanation; }
    Text button() const;
    Form &form() const { return *m_form; }
    /// The chosen objects, as far as a person reads a list of them, and how many there are.
    const QStringList &objects() const { return m_objects; }
    qint64 count() const { return m_count; }
    /// To be submitted as Selection::digest, so that what is asked about is what it is done to.
    /// Empty where there are too many objects to compare.
    const QString &digest() const { return m_digest; }

    void submit(const FormData &data, const UploadedFiles &files = {});
    bool isValid() { return m_form->isValid(); }
    /// As runAction(). Only after isValid().
    void run(AdminRequest &request, ActionProgress *progress = nullptr);

private:
    const ModelAdmin &m_admin;
    const ListState &m_state;
    const Selection &m_selection;
    AdminAction m_action;
    std::unique_ptr<Form> m_form;
    QStringList m_objects;
    qint64 m_count = 0;
    QString m_digest;
};

} // namespace Quintette
