// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/pageshortcuts.h"

#include "admin/widgets/window/page.h"

#include <QAction>

namespace Quintette {

namespace {

using Keys = QList<QPair<QString, Text>>;

/// As the menus write them on this system.
QString native(const char *keys)
{
    return QKeySequence(QLatin1StringView(keys)).toString(QKeySequence::NativeText);
}

Keys listKeys()
{
    return {{native("Return"), QN_TEXT("desktop", "Open the object")},
            {native("Ctrl+A"), QN_TEXT("desktop", "Select all rows")},
            {native("Shift+Up") + u"  ·  "_s + native("Shift+Down"),
             QN_TEXT("desktop", "Select several rows")}};
}

Keys fieldKeys()
{
    return {{native("Ctrl+Z") + u"  ·  "_s + native("Ctrl+Shift+Z"),
             QN_TEXT("desktop", "Undo and redo typing")},
            {u"↑  ·  ↓"_s,
             QN_TEXT("desktop", "A number one more or less, a date one day on or back")},
            {native("F4"), QN_TEXT("desktop", "Open the calendar of a date")},
            {native("Alt+Down"), QN_TEXT("desktop", "Open a list of choices")}};
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
