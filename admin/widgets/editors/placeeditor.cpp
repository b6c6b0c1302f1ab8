// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/placeeditor.h"

#include "admin/widgets/look/themedicon.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Quintette {

PlaceEditor::PlaceEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_number(submittedText(field.value))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    m_up = addButton(u"up"_s, -1);
    m_down = addButton(u"down"_s, 1);
    line->addStretch();
}

QToolButton *PlaceEditor::addButton(const QString &icon, int step)
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, step] { Q_EMIT moveRequested(step); });
    return button;
}

void PlaceEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_number);
}

void PlaceEditor::setRowName(const QString &name)
{
    const auto describe = [&name](QToolButton *button, const Text &text) {
        const QString words = text.arg(name).toString();
        button->setToolTip(words.toHtmlEscaped());
        button->setAccessibleName(words);
    };
    describe(m_up, QN_TEXT("desktop", "Move %1 up (Alt+Up)"));
    describe(m_down, QN_TEXT("desktop", "Move %1 down (Alt+Down)"));
}

void PlaceEditor::setWays(bool up, bool down)
{
    const auto close = [](QToolButton *button, QToolButton *other) {
        if (button->hasFocus() && other->isEnabled())
            other->setFocus();
        button->setEnabled(false);
    };
    if (up)
        m_up->setEnabled(true);
    if (down)
        m_down->setEnabled(true);
    if (!up)
        close(m_up, m_down);
    if (!down)
        close(m_down, m_up);
}

} // namespace Quintette
