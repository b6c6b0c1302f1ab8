// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/resolvermatch.h"

namespace Quintette {

QString ResolverMatch::viewName() const
{
    if (urlName().isEmpty())
        return {};
    return (nameSpaces + QStringList(urlName())).join(u':');
}

Value pathArgument(const Request &request, QStringView name)
{
    const auto *match = request.attachment<ResolverMatch>();
    return match ? match->kwargs.value(name) : Value();
}

} // namespace Quintette
