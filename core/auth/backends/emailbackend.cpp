// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/backends/emailbackend.h"

#include "core/auth/user.h"
#include "core/orm/queryset.h"

namespace Quintette {

std::optional<Record> EmailBackend::find(const QString &login) const
{
    const ModelOptions::Account names = User::names(m_users);
    if (!login.contains(u'@') || !m_users.findField(names.emailField))
        return std::nullopt;
    QuerySet accounts = objects(m_users).filter({{names.emailField + u"__iexact"_s, login}});
    if (m_users.findField(names.activeField))
        accounts = accounts.filter({{names.activeField, true}});
    const QList<Record> found = accounts.slice(0, 2).toList();
    return found.size() == 1 ? std::optional(found.first()) : std::nullopt;
}

} // namespace Quintette
