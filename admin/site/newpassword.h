// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/record.h"

namespace Quintette {

class Accounts;
class Form;

/// The part of a form that gives an account its password: typed twice and judged by the site's
/// rules, or none at all for people who log in some other way. Names of fields are Django's:
/// usable_password, password1, password2. Django: SetPasswordMixin, SetUnusablePasswordMixin.
class QUINTETTE_ADMIN_EXPORT NewPassword
{
public:
    /// accounts must outlive it.
    explicit NewPassword(const Accounts &accounts) : m_accounts(accounts) { }

    enum class Question : quint8 {
        None, // there is to be a password
        HasOne, // asks, and warns that the present one would be lost
        IsNew // asks
    };
    void addFields(Form &form, Question question) const;
    /// For the form's own checks: puts what is wrong beside the fields.
    void check(Form &form, const Record &user) const;
    /// Whether the form, once it is valid, wants the account to have a password.
    static bool isWanted(const Form &form);
    /// Sets or takes away the password; only of a valid form. Takes up to a second.
    void apply(const Form &form, Record &user) const;

private:
    const Accounts &m_accounts;
};

} // namespace Quintette
