// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// Lines of at most width code points, broken at white space; longer words stay whole. Tabs become
/// spaces. Django: wrap, which is Python's textwrap.
QUINTETTE_CORE_EXPORT QString wrapText(const QString &text, qint64 width);

} // namespace Quintette
