// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/windowpalette.h"

#include "admin/widgets/navigation/navigationpanel.h"
#include "admin/widgets/navigation/paletteentries.h"
#include "admin/widgets/navigation/palettefinder.h"
#include "admin/widgets/window/mainwindow.h"

#include <QPointer>

namespace Quintette {

void openPalette(MainWindow &window, AdminSession &session, const QList<QAction *> &commands)
{
    const auto open = [&window](const PageAddress &address) { window.open(address); };
    const QPointer<Page> page = window.currentPage();
    auto *palette = new CommandPalette(
            paletteEntries(window.navigationPanel().apps(), page->actions() + commands, open),
            &window);
    const PageAddress here = page->address();
    const auto run = [page](const QString &action) {
        if (page)
            page->runAction(action);
    };
    new PaletteFinder(session, {here.admin, here.quotedPk}, {open, run}, *palette);
    constexpr int fromTop = 60;
    palette->move(window.mapToGlobal(QPoint((window.width() - palette->width()) / 2, fromTop)));
    palette->show();
}

} // namespace Quintette
