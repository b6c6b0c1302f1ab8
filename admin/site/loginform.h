// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/forms/form.h"

namespace Quintette {

struct User;

/// What is filled in to log in: "username" and "password", and whatever a site of its own adds by
/// deriving (AdminSite::loginForm). Checks only what is typed; the password is checked by the
/// accounts after that. Django: AdminAuthenticationForm.
class QUINTETTE_ADMIN_EXPORT LoginForm : public Form
{
public:
    LoginForm();

    /// Throws ValidationError where somebody whose password is right may still not come in.
    /// Django: confirm_login_allowed.
    virtual void confirmAllowed(const User &) const { }
};

} // namespace Quintette
