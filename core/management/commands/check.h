// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/commandline.h"

namespace Quintette {

Command checkCommand();

} // namespace Quintette
