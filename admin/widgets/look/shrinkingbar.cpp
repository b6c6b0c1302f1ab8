// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/shrinkingbar.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Quintette {

namespace {

constexpr int lastStep = 2; // none are narrow, the first ones, all that may

} // namespace

ShrinkingBar::ShrinkingBar(QWidget *parent) : QWidget(parent), m_line(new QHBoxLayout(this)) { }

void ShrinkingBar::addButton(QPushButton *button, Shrinks shrinks)
{
    m_line->addWidget(button);
    m_entries.append({button, shrinks, button->text()});
}

void ShrinkingBar::addStretch()
{
    m_line->addStretch();
}

void ShrinkingBar::setText(QPushButton *button, const QString &text)
{
    for (Entry &entry : m_entries) {
        if (entry.button == button)
            entry.text = text;
    }
    button->setAccessibleName(text);
}

bool ShrinkingBar::isNarrow(const Entry &entry, int step) const
{
    return (entry.shrinks == Shrinks::First && step > 0)
            || (entry.shrinks == Shrinks::Last && step > 1);
}

int ShrinkingBar::widthAt(int step) const
{
    const QMargins margins = m_line->contentsMargins();
    int width = margins.left() + margins.right();
    for (const Entry &entry : m_entries) {
        if (!entry.button->isHidden())
            width += (isNarrow(entry, step) ? entry.narrow : entry.wide) + m_line->spacing();
    }
    return width;
}

void ShrinkingBar::apply(int step)
{
    for (const Entry &entry : std::as_const(m_entries))
        entry.button->setText(isNarrow(entry, step) ? QString() : entry.text);
}

void ShrinkingBar::arrange()
{
    for (Entry &entry : m_entries) {
        entry.button->setText({});
        entry.narrow = entry.button->sizeHint().width();
        entry.button->setText(entry.text);
        entry.wide = entry.button->sizeHint().width();
    }
    updateGeometry();
    int step = 0;
    while (step < lastStep && widthAt(step) > width())
        ++step;
    apply(step);
}

QSize ShrinkingBar::minimumSizeHint() const
{
    return {widthAt(lastStep), QWidget::minimumSizeHint().height()};
}

void ShrinkingBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace Quintette
