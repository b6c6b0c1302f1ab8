// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette {

class LoginGate;

/// What administrators do for users who cannot get in: let them try again at once, take away codes
/// whose telephone is lost. gate must outlive them.
QList<AdminAction> accountActions(const LoginGate &gate);

/// What happened to accounts, to be read only.
class AccountEventAdmin : public ModelAdmin
{
public:
    AccountEventAdmin();

    bool hasAddPermission(const AdminRequest &) const override { return false; }
    bool hasChangePermission(const AdminRequest &, const Record *) const override { return false; }
    bool hasDeletePermission(const AdminRequest &, const Record *) const override { return false; }
};

} // namespace Quintette
