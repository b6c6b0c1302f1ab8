// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/widgets/navigation/commandpalette.h"
#include "admin/widgets/window/pageaddress.h"

class QAction;

namespace Quintette {

/// What the palette finds: the list of every model and the way to add to it, opened by open, then
/// commands that can be run now.
QUINTETTE_WIDGETS_EXPORT QList<CommandPalette::Entry>
paletteEntries(const QList<NavigationApp> &apps, const QList<QAction *> &commands,
               const std::function<void(const PageAddress &)> &open);

} // namespace Quintette
