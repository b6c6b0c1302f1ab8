// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/protection/accountmodels.h"
#include "core/auth/protection/usersessions.h"

namespace Quintette {

class AccountServices;
class AdminSession;

/// What the dialog about a person's own account shows, as plain data.
struct AccountState
{
    bool canUseCodes = false;
    bool hasCodes = false;
    bool mustHaveCodes = false;
    int recoveryCodesLeft = 0;
    QList<UserSessions::Item> sessions;
    QList<AccountEvent> events; // newest first
};

/// Queries; call it in a worker.
AccountState loadAccountState(const AdminSession &session, const AccountServices &services);

} // namespace Quintette
