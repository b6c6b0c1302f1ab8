// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkmessage.h"

#include <QList>

namespace Quintette {

class CheckRegistry;
class Project;

/// What can be said about the settings of a project without knowing its plugins: languages, time
/// zone, folders, URLs.
QUINTETTE_CORE_EXPORT QList<CheckMessage> checkSettings(const Project &project);

/// What a server that strangers can reach needs (check --deploy).
QUINTETTE_CORE_EXPORT QList<CheckMessage> checkSecurity(const Project &project);

/// Registers both; project must outlive the registry.
QUINTETTE_CORE_EXPORT void registerSettingChecks(CheckRegistry &registry, const Project &project);

} // namespace Quintette
