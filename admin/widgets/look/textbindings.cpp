// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/textbindings.h"

#include <QEvent>
#include <QWidget>

namespace Quintette {

TextBindings::TextBindings(QWidget *widget) : QObject(widget)
{
    widget->installEventFilter(this);
}

TextBindings &TextBindings::of(QWidget *widget)
{
    auto *texts = widget->findChild<TextBindings *>({}, Qt::FindDirectChildrenOnly);
    return texts ? *texts : *new TextBindings(widget);
}

void TextBindings::add(const std::function<void()> &apply)
{
    apply();
    m_apply.push_back(apply);
}

bool TextBindings::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (const auto &apply : m_apply)
            apply();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Quintette
