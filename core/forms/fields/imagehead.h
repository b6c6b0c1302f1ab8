// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QIODevice>
#include <QSize>

#include <optional>

namespace Quintette {

/// What the first bytes of a picture say about it; nothing of the picture itself is decoded.
struct ImageHead
{
    QByteArray contentType;
    QSize size;
};

/// Reads at most some 64 KiB. Nothing when it is no PNG, JPEG, GIF, WebP or BMP with a size.
QUINTETTE_CORE_EXPORT std::optional<ImageHead> readImageHead(QIODevice &device);

} // namespace Quintette
