// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

namespace Quintette {

/// The title of a window whose form has errors: screen readers read it first, and who works in
/// another window sees it too.
inline QString errorTitle(const QString &title)
{
    return QN_TEXT("desktop", "Error: %1").arg(title).toString();
}

} // namespace Quintette
