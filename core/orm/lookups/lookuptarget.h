// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// What a lookup path compares: so that text from a command line or a URL can be read as the right
/// kind of value.
struct LookupTarget
{
    const Field *field =
            nullptr; // of the left side after its transforms; null where the path does not resolve
    QString lookup = u"exact"_s;
    bool isJsonKey = false;
};

QUINTETTE_CORE_EXPORT LookupTarget lookupTarget(const Query &query, const QString &path);

} // namespace Quintette::Internal
