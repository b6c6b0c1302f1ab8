// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/command.h"

namespace Quintette {

/// quintette template: render or check templates, those of the project or, with a folder given,
/// those in it. Needs no project for a folder, --string and --spec.
Command templateCommand();

} // namespace Quintette
