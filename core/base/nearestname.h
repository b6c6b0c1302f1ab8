// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// The one of names that text is most likely a misspelling of; empty when none is near enough to be
/// worth naming.
QUINTETTE_CORE_EXPORT QString nearestName(const QString &text, const QStringList &names);

} // namespace Quintette
