// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/commandline.h"

namespace Quintette {

/// Opens a project with everything both programs are made of: core, administration, web face,
/// plugins. Throws CommandError with one clear message.
std::unique_ptr<Application> openApplication(const Project &project, bool inferModels = true);

} // namespace Quintette
