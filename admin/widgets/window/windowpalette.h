// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;

namespace Quintette {

class AdminSession;
class MainWindow;

/// Opens the palette over a window: its models, the commands and actions of the page in front,
/// those of the menus, and objects, which are found while one types.
void openPalette(MainWindow &window, AdminSession &session, const QList<QAction *> &commands);

} // namespace Quintette
