// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"
#include "core/forms/form.h"

namespace Quintette {

/// A new password, typed twice and judged by the site's rules. Nothing is stored here: see
/// Accounts::setPassword(). Django: SetPasswordForm, AdminPasswordChangeForm.
class QUINTETTE_CORE_EXPORT SetPasswordForm : public Form
{
public:
    /// accounts must outlive it; user is whose password it is to be.
    SetPasswordForm(const Accounts &accounts, const Record &user);

    /// Only after isValid().
    QString newPassword() const { return cleanedData().value(u"new_password1").toString(); }

protected:
    void clean() override;
    const Accounts &accounts() const { return m_accounts; }
    const Record &user() const { return m_user; }
    static std::unique_ptr<FormField> passwordField(const Text &label, const Text &help,
                                                    const QString &autocomplete);

private:
    const Accounts &m_accounts;
    Record m_user;
};

/// The same for one's own password, which must be known. Checking it takes up to a second. Django:
/// PasswordChangeForm.
class QUINTETTE_CORE_EXPORT PasswordChangeForm : public SetPasswordForm
{
public:
    PasswordChangeForm(const Accounts &accounts, const Record &user);

protected:
    Value cleanField(const QString &name, const Value &value) override;
};

} // namespace Quintette
