// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

namespace Quintette {

/// A name as it stands at the beginning of a line: models and fields are named in lower case.
/// Django: capfirst.
inline QString capitalized(const Text &text)
{
    QString result = text.toString();
    if (!result.isEmpty())
        result[0] = result.at(0).toUpper();
    return result;
}

} // namespace Quintette
