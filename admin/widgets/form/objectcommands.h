// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionrun.h"
#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/session/taskfailure.h"
#include "admin/widgets/window/pageaddress.h"

#include <QObject>

class QWidget;

namespace Quintette {

class AccountServices;
class AdminSession;

/// What can be done with the stored object of a form beside saving it: deleting it, actions, and
/// for an account its password. Asks what has to be asked and works in threads.
class ObjectCommands : public QObject
{
    Q_OBJECT
public:
    /// account may be null; window is the parent of dialogs and becomes this one's.
    ObjectCommands(AdminSession &session, const std::shared_ptr<const AccountServices> &account,
                   QWidget *window);

    void setObject(const ModelAdmin *admin, const FormContents &contents);
    /// Whether it is an account whose password can be set here.
    bool hasPassword() const;
    void setPassword();
    void remove();
    void run(const AdminAction &action);

Q_SIGNALS:
    void busyChanged(bool busy);
    void told(const QList<Quintette::AdminRequest::Message> &messages);
    void failed(const Quintette::TaskFailure &failure);
    void siteRequested(const QString &path);
    void openRequested(const Quintette::PageAddress &address);
    /// An action may have changed this and other objects.
    void acted();
    void passwordSet();
    void deleted();

private:
    AdminSession &m_session;
    std::shared_ptr<const AccountServices> m_account;
    QWidget *m_window;
    const ModelAdmin *m_admin = nullptr;
    QString m_quotedPk;
    QString m_text;
    QString m_digest; // of the object as it is shown
};

} // namespace Quintette
