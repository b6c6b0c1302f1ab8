// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/pageshortcuts.h"

#include "admin/widgets/window/page.h"

#include <QAction>

namespace Quintette {

namespace {

using Keys = QList<QPair<QString, Text>>;

Keys listKeys()
{
    return {{u"Enter"_s, QN_TEXT("desktop", "Open the object")},
            {u"Ctrl+A"_s, QN_TEXT("desktop", "Select all rows")},
            {u"Shift+↑  ·  Shift+↓"_s, QN_TEXT("desktop", "Select several rows")}};
}

Keys fieldKeys()
{
    return {{u"Ctrl+Z  ·  Ctrl+Shift+Z"_s, QN_TEXT("desktop", "Undo and redo typing")},
            {u"↑  ·  ↓"_s,
             QN_TEXT("desktop", "A number one more or less, a date one day on or back")},
            {u"F4"_s, QN_TEXT("desktop", "Open the calendar of a date")},
            {u"Alt+↓"_s, QN_TEXT("desktop", "Open a list of choices")}};
}

} // namespace

QList<ShortcutsDialog::Group> shortcutsOf(const Page &page)
{
    QList<QAction *> actions;
    const QList<QAction *> all = page.findChildren<QAction *>();
    for (QAction *action : all) {
        if (!action->shortcut().isEmpty() && !action->text().isEmpty())
            actions.append(action);
    }
    const PageAddress::Kind kind = page.address().kind;
    Keys keys;
    if (kind == PageAddress::Kind::List)
        keys = listKeys();
    else if (kind == PageAddress::Kind::Add || kind == PageAddress::Kind::Change)
        keys = fieldKeys();
    return {{page.title(), actions, keys}};
}

} // namespace Quintette
