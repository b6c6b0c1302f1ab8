// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formdialog.h"

namespace Quintette {

class AdminSession;
class LoginGate;
class UserSessions;

/// What the desktop's dialogs about accounts need of the open project. Borrows all of it; may be
/// copied into workers.
class QUINTETTE_WIDGETS_EXPORT AccountServices
{
public:
    AccountServices(const LoginGate &gate, const UserSessions &sessions)
        : m_gate(&gate), m_sessions(&sessions)
    {
    }

    const LoginGate &gate() const { return *m_gate; }
    const UserSessions &sessions() const { return *m_sessions; }

    // In a worker. They make the form, or change the password when data is right.
    FormDialog::State changeOwnPassword(const AdminSession &session,
                                        const FormDialog::Given &given) const;
    /// Of another account, by somebody who may change it: without knowing the old one. Throws
    /// PermissionDenied, ObjectDoesNotExist.
    FormDialog::State setPassword(const AdminSession &session, const ModelAdmin &users,
                                  const QString &quotedPk, const FormDialog::Given &given) const;

private:
    const LoginGate *m_gate;
    const UserSessions *m_sessions;
};

} // namespace Quintette
