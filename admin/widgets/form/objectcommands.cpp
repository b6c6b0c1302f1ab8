// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/objectcommands.h"

#include "admin/pages/changelist.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/list/actionrunner.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/objectdeletion.h"
#include "core/auth/user.h"

namespace Quintette {

ObjectCommands::ObjectCommands(AdminSession &session,
                               const std::shared_ptr<const AccountServices> &account,
                               QWidget *window)
    : QObject(window), m_session(session), m_account(account), m_window(window)
{
}

void ObjectCommands::setObject(const ModelAdmin *admin, const FormContents &contents)
{
    m_admin = admin;
    m_quotedPk = contents.quotedPk;
    m_text = contents.objectText;
    m_digest = contents.digest;
}

bool ObjectCommands::hasPassword() const
{
    return m_account && User::isModel(m_admin->model());
}

void ObjectCommands::setPassword()
{
    auto *dialog = new FormDialog(
            m_session.tasks(), QN_TEXT("desktop", "Set password"),
            QN_TEXT("desktop", "Enter a new password for “%1”.").arg(m_text),
            [&session = m_session, services = *m_account, admin = m_admin,
             quotedPk = m_quotedPk](const FormDialog::Given &given) {
                return services.setPassword(session, *admin, quotedPk, given);
            },
            m_window);
    connect(dialog, &QDialog::accepted, this, [this] {
        Q_EMIT told({{AdminRequest::Level::Success,
                      QN_TEXT("desktop", "The password of “%1” was changed.").arg(m_text)}});
        Q_EMIT passwordSet();
    });
    dialog->open();
}

void ObjectCommands::remove()
{
    Q_EMIT busyChanged(true);
    auto *deletion = new ObjectDeletion(m_session, *m_admin, m_quotedPk, m_window);
    connect(deletion, &ObjectDeletion::busyChanged, this, &ObjectCommands::busyChanged);
    connect(deletion, &ObjectDeletion::failed, this, &ObjectCommands::failed);
    connect(deletion, &ObjectDeletion::openRequested, this, &ObjectCommands::openRequested);
    connect(deletion, &ObjectDeletion::deleted, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                Q_EMIT deleted();
            });
}

void ObjectCommands::run(const AdminAction &action)
{
    Selection chosen;
    chosen.keys = {unquotePk(m_quotedPk)};
    chosen.versions = {{chosen.keys.first(), m_digest}};
    chosen.place = AdminAction::Place::Form;
    auto *runner = new ActionRunner(m_session, *m_admin, m_window);
    Q_EMIT busyChanged(true);
    connect(runner, &QObject::destroyed, this, [this] { Q_EMIT busyChanged(false); });
    connect(runner, &ActionRunner::failed, this, &ObjectCommands::failed);
    connect(runner, &ActionRunner::openRequested, this, &ObjectCommands::openRequested);
    connect(runner, &ActionRunner::siteRequested, this, &ObjectCommands::siteRequested);
    connect(runner, &ActionRunner::done, this,
            [this](const QList<AdminRequest::Message> &messages) {
                Q_EMIT told(messages);
                Q_EMIT acted();
            });
    runner->run(action, {}, chosen);
}

} // namespace Quintette
