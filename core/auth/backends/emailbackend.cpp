// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/backends/emailbackend.h"

#include "core/orm/queryset.h"

namespace Quintette {

std::optional<Record> EmailBackend::find(const QString &login) const
{
    if (!login.contains(u'@'))
        return std::nullopt;
    const QList<Record> found =
            objects(m_users)
                    .filter({{u"email__iexact"_s, login}, {u"is_active"_s, true}})
                    .slice(0, 2)
                    .toList();
    return found.size() == 1 ? std::optional(found.first()) : std::nullopt;
}

} // namespace Quintette
