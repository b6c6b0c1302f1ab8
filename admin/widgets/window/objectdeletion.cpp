// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/objectdeletion.h"

#include "admin/pages/objectlookup.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/deletedialog.h"

namespace Quintette {

ObjectDeletion::ObjectDeletion(AdminSession &session, const ModelAdmin &admin,
                               const QString &quotedKey, QWidget *window, const QString &keyField)
    : QObject(window), m_session(session), m_admin(admin), m_quotedKey(quotedKey),
      m_keyField(keyField), m_window(window)
{
    m_session.tasks().run<DeletePage>(
            this,
            [&session, &admin, quotedKey, keyField] {
                const AdminRequest request = session.request();
                return loadDeletePage(admin, request,
                                      {getObject(admin, request, quotedKey, keyField)});
            },
            [this](const DeletePage &page) { ask(page); },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ObjectDeletion::ask(const DeletePage &page)
{
    Q_EMIT busyChanged(false);
    auto *dialog = new DeleteDialog(page, m_window);
    connect(dialog, &QDialog::accepted, this, [this, version = page.version] { start(version); });
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    connect(dialog, &DeleteDialog::openRequested, this, &ObjectDeletion::openRequested);
    dialog->open();
}

void ObjectDeletion::start(const QString &version)
{
    using Messages = QList<AdminRequest::Message>;
    Q_EMIT busyChanged(true);
    m_session.tasks().run<Messages>(
            this,
            [&session = m_session, &admin = m_admin, quotedKey = m_quotedKey, keyField = m_keyField,
             version] {
                AdminRequest request = session.request();
                deleteObject(admin, request, getObject(admin, request, quotedKey, keyField),
                             version);
                return request.messages;
            },
            [this](const Messages &messages) {
                Q_EMIT busyChanged(false);
                Q_EMIT deleted(messages);
                deleteLater();
            },
            [this](const TaskFailure &failure) { giveUp(failure); });
}

void ObjectDeletion::giveUp(const TaskFailure &failure)
{
    Q_EMIT busyChanged(false);
    Q_EMIT failed(failure);
    deleteLater();
}

} // namespace Quintette
