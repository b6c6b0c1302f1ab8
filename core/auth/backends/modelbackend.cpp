// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/backends/modelbackend.h"

#include "core/orm/queryset.h"

namespace Quintette {

std::optional<Record> ModelBackend::find(const QString &login) const
{
    return objects(m_users).find({{u"username"_s, login}});
}

} // namespace Quintette
