// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/abstractuser.h"

namespace Quintette {

/// Somebody of a society, who logs in with an e-mail address: what docs/accounts.md shows of
/// accounts of one's own. Beside it tests/plugins/members/django_members has the same for Django.
struct Member : AbstractBaseUser, PermissionsMixin
{
    qint64 id = 0;
    QString email;
    QString fullName;
    std::optional<QDate> birthday;
    bool isStaff = false;
    bool isActive = true;

    QString toString() const { return fullName; }
    ValueList naturalKey() const { return {email}; }
    static QStringList naturalKeyFields() { return {u"email"_s}; }

    static void describe(ModelBuilder<Member> &m)
    {
        m.options({.verboseName = QN_TEXT("members", "member"),
                   .verboseNamePlural = QN_TEXT("members", "members"),
                   .account = {.usernameField = u"email"_s, .requiredFields = {u"full_name"_s}}});
        m.field<&Member::id>("id");
        AbstractBaseUser::describeFields(m);
        PermissionsMixin::describeFields(m);
        m.field<&Member::email, FieldKind::Email>(
                "email", {.verboseName = QN_TEXT("members", "e-mail address"), .unique = true});
        m.field<&Member::fullName>(
                "full_name", {.verboseName = QN_TEXT("members", "full name"), .maxLength = 100});
        m.field<&Member::birthday>("birthday", {.blank = true});
        m.field<&Member::isStaff>("is_staff", {.defaultValue = defaultTo(false)});
        m.field<&Member::isActive>("is_active", {.defaultValue = defaultTo(true)});
    }
};

} // namespace Quintette
