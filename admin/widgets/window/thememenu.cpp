// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/thememenu.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QActionGroup>

namespace Quintette {

ThemeMenu::ThemeMenu(ThemeMode current, QWidget *parent) : QMenu(parent)
{
    setIcon(themedIcon(u"moon"_s));
    auto *texts = new TextBindings(this);
    texts->bind(this, &QMenu::setTitle, QN_TEXT("desktop", "Theme"));
    auto *group = new QActionGroup(this);
    const auto add = [&](ThemeMode mode, const Text &text) {
        QAction *action = addAction(QString());
        texts->bind(action, &QAction::setText, text);
        action->setCheckable(true);
        action->setChecked(mode == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT chosen(mode); });
    };
    add(ThemeMode::System, QN_TEXT("desktop", "As the system"));
    add(ThemeMode::Light, QN_TEXT("desktop", "Light"));
    add(ThemeMode::Dark, QN_TEXT("desktop", "Dark"));
}

} // namespace Quintette
