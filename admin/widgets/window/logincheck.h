// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "core/auth/protection/logingate.h"

namespace Quintette {

class AdminSite;

/// What came of a name, a password, and whatever else the site's own form asks.
struct LoginCheck
{
    LoginGate::Answer answer;
    QList<FormContents::Field> fields; // of the form, with what is wrong
    bool isFormValid = true;
    QString message; // what is wrong with the form as a whole, or why it lets this person not in
};

/// Where somebody logs in from who sits here: nothing is known of the network.
LoginOrigin desktopOrigin();

// Both query, and a password takes up to a second on purpose; call them in a worker.
/// What the site's own form asks besides name and password. Django: login_form.
QList<FormContents::Field> loginFields(const AdminSite &site);
/// Objects for a relation of that form with too many of them to load, by a part of their text.
QList<Choice> searchLoginChoices(const AdminSite &site, const QString &field, const QString &term);
/// data has "username", "password" and those fields.
LoginCheck checkLogin(const LoginGate &gate, const AdminSite &site, const FormData &data);

} // namespace Quintette
