// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// text with its character references (&eacute; &#233; &#xe9;) replaced by what they stand for.
/// Source: HTML, 13.2.5.72 and following. Python: html.unescape.
QUINTETTE_CORE_EXPORT QString unescapeHtml(const QString &text);

} // namespace Quintette
