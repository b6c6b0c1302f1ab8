// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/widgets/window/pageaddress.h"

namespace Quintette {

/// An address as a text to be stored; empty for a page that is not worth coming back to, such as a
/// form that was never filled in.
QUINTETTE_WIDGETS_EXPORT QString pageText(const PageAddress &address);
/// The index for a text that leads nowhere for whoever sees these apps.
QUINTETTE_WIDGETS_EXPORT PageAddress pageFromText(const QString &text,
                                                  const QList<NavigationApp> &apps);

} // namespace Quintette
