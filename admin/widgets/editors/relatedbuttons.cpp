// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/relatedbuttons.h"

#include "admin/site/modeladmin.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Quintette {

RelatedButtons::RelatedButtons(const FormItem &item, QWidget *parent)
    : QWidget(parent), m_line(new QHBoxLayout(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(2);
    if (!item.relatedAdmin)
        return;
    const Text model = item.relatedAdmin->model().verboseName();
    if (item.canChangeRelated)
        m_open = addButton(u"edit"_s, QN_TEXT("desktop", "Change the chosen %1").arg(model));
    else if (item.canViewRelated)
        m_open = addButton(u"eye"_s, QN_TEXT("desktop", "Look at the chosen %1").arg(model));
    if (m_open)
        connect(m_open, &QToolButton::clicked, this, &RelatedButtons::openRequested);
    if (item.canAddRelated) {
        QToolButton *add = addButton(u"add"_s, QN_TEXT("desktop", "Add another %1").arg(model));
        connect(add, &QToolButton::clicked, this, &RelatedButtons::addRequested);
    }
    if (item.canDeleteRelated) {
        m_delete = addButton(u"delete"_s, QN_TEXT("desktop", "Delete the chosen %1").arg(model));
        connect(m_delete, &QToolButton::clicked, this, &RelatedButtons::deleteRequested);
    }
}

QToolButton *RelatedButtons::addButton(const QString &icon, const Text &text)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setIcon(themedIcon(icon));
    TextBindings &texts = TextBindings::of(this);
    texts.bind(button, &QToolButton::setToolTip, text);
    texts.bind(button, &QWidget::setAccessibleName, text);
    m_line->addWidget(button);
    return button;
}

void RelatedButtons::setHasObject(bool has)
{
    for (QToolButton *button : {m_open, m_delete}) {
        if (button)
            button->setEnabled(has);
    }
}

} // namespace Quintette
