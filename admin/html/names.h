// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

namespace Quintette {

/// A name at the beginning of a line: translated, with a capital. Django: capfirst.
QString withCapital(const Text &name);

} // namespace Quintette
