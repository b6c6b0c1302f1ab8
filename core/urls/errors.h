// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace Quintette {

/// No URL pattern has that name and takes those arguments.
QUINTETTE_ERROR(NoReverseMatch, Error)

} // namespace Quintette
