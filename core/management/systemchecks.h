// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkregistry.h"
#include "core/checks/checkreport.h"

namespace Quintette {

class Application;

/// What the checks of the project's settings and of its apps find.
QUINTETTE_CORE_EXPORT CheckReport runSystemChecks(const Application &application,
                                                  const CheckRegistry::Selection &selection = {});

} // namespace Quintette
