// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/paletteentries.h"

#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/themedicon.h"

#include <QAction>

namespace Quintette {

QList<CommandPalette::Entry> paletteEntries(const QList<NavigationApp> &apps,
                                            const QList<QAction *> &commands,
                                            const std::function<void(const PageAddress &)> &open)
{
    QList<CommandPalette::Entry> entries;
    for (const NavigationApp &app : apps) {
        for (const NavigationModel &model : app.models) {
            entries.append({themedIcon(u"model"_s), capitalized(model.name), app.name.toString(),
                            [open, admin = model.admin] { open(PageAddress::list(admin)); },
                            model.plainNames()});
        }
    }
    for (const NavigationApp &app : apps) {
        for (const NavigationModel &model : app.models) {
            if (!model.canAdd)
                continue;
            const Text text = QN_TEXT("desktop", "Add %1").arg(model.admin->model().verboseName());
            entries.append({themedIcon(u"add"_s), text.toString(), app.name.toString(),
                            [open, admin = model.admin] { open(PageAddress::add(admin)); },
                            model.plainNames()});
        }
    }
    for (QAction *action : commands) {
        if (action->isEnabled()) {
            entries.append({action->icon(), QString(action->text()).remove(u'&'),
                            action->shortcut().toString(QKeySequence::NativeText),
                            [action] { action->trigger(); }});
        }
    }
    return entries;
}

} // namespace Quintette
