// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

namespace Quintette {

/// The Content-Type for a file by the ending of its name, with the charset where it is text; a
/// fixed table, so that a site sends the same types on every system. Unknown ones are
/// "application/octet-stream", which browsers do not run.
QUINTETTE_CORE_EXPORT QByteArray mediaTypeOf(QStringView fileName);

} // namespace Quintette
