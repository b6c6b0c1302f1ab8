// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

/// Hidden inputs of these names and texts, with the ids that scripts look for.
Value hiddenInputs(const QList<QPair<QString, QString>> &values);

} // namespace Quintette
