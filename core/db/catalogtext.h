// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// A text of the database's catalogue, where NULL means that there is none.
inline QString catalogText(const Value &value)
{
    return value.isNone() ? QString() : value.toString();
}

inline QStringList catalogTexts(const Value &list)
{
    QStringList all;
    if (list.isList()) {
        for (const Value &item : list.list())
            all += catalogText(item);
    }
    return all;
}

} // namespace Quintette::Internal
