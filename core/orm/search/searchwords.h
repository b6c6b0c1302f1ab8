// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

namespace Quintette::Internal {

/// What a person typed as a query of FTS5; empty where it names nothing that could be found. Words
/// have to be there all, but "or" stands between alternatives; "a phrase" is one; -word may not be
/// there. At most 64 of them are read.
QUINTETTE_CORE_EXPORT QString ftsQuery(const QString &text);

} // namespace Quintette::Internal
