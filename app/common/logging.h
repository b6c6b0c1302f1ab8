// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"

namespace Quintette {

/// Makes this process write the messages that the settings ask for, where they ask for them; the
/// environment's QT_LOGGING_RULES count more. A relative file is in the project's folder. Throws
/// CommandError when the file cannot be written.
void setUpLogging(const LoggingSettings &settings, const QString &projectFolder);

} // namespace Quintette
