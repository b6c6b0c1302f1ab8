// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formdata.h"

namespace Quintette {

/// Whether two forms would submit the same.
inline bool sameData(const FormData &a, const FormData &b)
{
    const QStringList &names = a.names();
    return names == b.names() && std::all_of(names.begin(), names.end(), [&](const QString &name) {
               return a.values(name) == b.values(name);
           });
}

} // namespace Quintette
