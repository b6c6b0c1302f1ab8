// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/shortcutsdialog.h"

namespace Quintette {

class Page;

/// The shortcuts that work on that page, its own actions and what its widgets understand.
QUINTETTE_WIDGETS_EXPORT QList<ShortcutsDialog::Group> shortcutsOf(const Page &page);

} // namespace Quintette
