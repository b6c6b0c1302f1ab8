// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/page.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QAction>

namespace Quintette {

Page::Page(AdminSession &session, QWidget *parent) : QWidget(parent), m_session(session) { }

Page::~Page() = default;

void Page::objectsChanged(const ModelAdmin *) { }

void Page::focusFirst()
{
    setFocus();
}

QAction *Page::addPageAction(const QString &icon, const Text &text, const QKeySequence &shortcut,
                             const std::function<void()> &triggered)
{
    auto *action = new QAction(themedIcon(icon), {}, this);
    TextBindings::of(this).add([action, text, shortcut] {
        action->setText(text.toString());
        const QString keys = shortcut.toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? text.toString()
                                          : u"%1 (%2)"_s.arg(text.toString(), keys));
    });
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, triggered);
    addAction(action);
    return action;
}

} // namespace Quintette
