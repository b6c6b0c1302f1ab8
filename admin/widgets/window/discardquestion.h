// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

class QWidget;

namespace Quintette {

/// Asks whether the unsaved changes of what title names may be lost; true means yes. Runs a dialog
/// in which staying is the answer of a careless Enter or Escape.
QUINTETTE_WIDGETS_EXPORT bool mayDiscard(QWidget *parent, const QString &title);

} // namespace Quintette
