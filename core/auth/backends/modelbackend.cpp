// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/backends/modelbackend.h"

#include "core/auth/user.h"
#include "core/orm/queryset.h"

namespace Quintette {

std::optional<Record> ModelBackend::find(const QString &login) const
{
    return objects(m_users).find({{User::names(m_users).usernameField, login}});
}

} // namespace Quintette
