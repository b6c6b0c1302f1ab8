// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QIcon>
#include <QPalette>

namespace Quintette {

/// One of the desktop's own line icons (resources/desktop/icons/<name>.svg), drawn in a colour of
/// the palette at the moment of painting, so that it follows the theme. mirrored: arrows that turn
/// round in right-to-left languages.
enum class Mirrored : quint8 { No, Yes };
QUINTETTE_WIDGETS_EXPORT QIcon themedIcon(const QString &name,
                                          QPalette::ColorRole role = QPalette::WindowText,
                                          Mirrored mirrored = Mirrored::No);

} // namespace Quintette
