// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

namespace Quintette {

/// The digits of any script as "0" to "9", as Python reads numbers; all else as it is.
QString asciiDigits(QString text);

} // namespace Quintette
