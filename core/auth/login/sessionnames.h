// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Quintette::SessionNames {

// The names under which Django looks in a session.
inline const QString userId = QStringLiteral("_auth_user_id");
inline const QString backend = QStringLiteral("_auth_user_backend");
inline const QString hash = QStringLiteral("_auth_user_hash");

/// Where and when the session was opened: {"address", "agent", "time"}; Django leaves it alone.
inline const QString origin = QStringLiteral("_quintette_login");

} // namespace Quintette::SessionNames
