// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QIODevice>
#include <QSize>

#include <optional>

namespace Quintette {

/// What a picture's file says about it; nothing of the picture itself is decoded.
struct ImageHead
{
    QByteArray contentType;
    QSize size;
};

/// Nothing when it is no PNG, JPEG, GIF, WebP, BMP or TIFF with a size, or one that Pillow would
/// call broken. Reads a PNG to its end, of others what comes before the picture.
QUINTETTE_CORE_EXPORT std::optional<ImageHead> readImageHead(QIODevice &device);

} // namespace Quintette
