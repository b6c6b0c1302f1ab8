// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"
#include "core/http/request.h"

namespace Quintette {

/// Somebody whose password was right and who owes a one-time code yet: remembered by the session
/// for some minutes, without being logged in.
namespace SecondStep {

/// next: where to go afterwards.
QUINTETTE_CORE_EXPORT void begin(Request &request, const User &user, const QString &next);
/// Who it is; null when there is nobody, it took too long, or the password was changed meanwhile.
QUINTETTE_CORE_EXPORT std::shared_ptr<const User> pendingUser(const Request &request,
                                                              const Accounts &accounts);
QUINTETTE_CORE_EXPORT QString next(const Request &request);
QUINTETTE_CORE_EXPORT void end(Request &request);

} // namespace SecondStep
} // namespace Quintette
