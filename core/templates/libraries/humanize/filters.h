// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"

namespace Quintette::Internal {

void addHumanizedNumbers(Library &library);
void addHumanizedTimes(Library &library);

} // namespace Quintette::Internal
