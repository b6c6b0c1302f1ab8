// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace Quintette {

/// The secret key kept in a file that only its owner can read; made, from the system's random
/// source, where there is none yet. Two programs that start at the same time end up with the same
/// key.
QUINTETTE_CORE_EXPORT Result<QString> loadOrCreateSecretKey(const QString &path);

} // namespace Quintette
