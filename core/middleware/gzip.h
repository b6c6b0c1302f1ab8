// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"

namespace Quintette {

enum class GzipPadding { Random, None };

/// Compresses bodies of at least 200 bytes for clients that take gzip, where it makes them shorter.
/// Random padding (up to 100 bytes in the gzip header) hides what the length would tell about a
/// secret in the page. Devices and streams pass as they are. Django: GZipMiddleware.
QUINTETTE_CORE_EXPORT Middleware gzipMiddleware(GzipPadding padding = GzipPadding::Random);

} // namespace Quintette
