// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

class LoginGate;
class Form;

/// Changes a password: one's own, knowing the old one, or somebody else's by whoever may change
/// that account. Belongs to one thread; checking takes up to a second. Django: the admin's
/// password_change and user_change_password.
class QUINTETTE_ADMIN_EXPORT PasswordPage
{
public:
    /// gate must outlive it.
    static std::unique_ptr<PasswordPage> forOneself(const LoginGate &gate, const AdminSite &site,
                                                    const AdminRequest &request);
    /// Throws PermissionDenied, ObjectDoesNotExist.
    static std::unique_ptr<PasswordPage> forAccount(const LoginGate &gate, const ModelAdmin &users,
                                                    const AdminRequest &request,
                                                    const QString &quotedPk);
    ~PasswordPage();
    Q_DISABLE_COPY_MOVE(PasswordPage)

    /// Whose password it is.
    const Record &user() const { return m_user; }
    /// To be drawn, and bound to what was submitted.
    Form &form() const { return *m_form; }
    /// Whether the valid form takes the password away, so that the account cannot log in with one.
    bool turnsPasswordOff() const;
    /// Saves, writes down who did it, and tells the request. Only after form().isValid().
    void save(AdminRequest &request);

private:
    PasswordPage(const LoginGate &gate, const Record &user, std::unique_ptr<Form> form,
                 bool isOneself);

    const LoginGate &m_gate;
    Record m_user;
    bool m_isOneself;
    std::unique_ptr<Form> m_form;
};

} // namespace Quintette
