// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/editconflict.h"

namespace Quintette {

/// What others changed meanwhile, as conflict.html draws it.
Value conflictValues(const QList<EditConflict> &conflicts);

} // namespace Quintette
