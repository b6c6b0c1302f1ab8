// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/datebar.h"

#include "admin/widgets/look/keptfocus.h"
#include "admin/widgets/look/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

namespace Quintette {

DateBar::DateBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    hide();
}

void DateBar::setHead(const ChangeList &head)
{
    m_head = head;
    rebuild();
}

void DateBar::rebuild()
{
    const KeptFocus focus(*this);
    // Not deleted at once: the button that made this happen may still be in its own signal.
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
        m_content = nullptr;
    }
    setVisible(!m_head.dates.isEmpty() || m_head.dateBack);
    if (isHidden())
        return;
    auto *scroll = new QScrollArea(this);
    auto *content = new QWidget;
    auto *line = new QHBoxLayout(content);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    auto *icon = new QLabel(content);
    icon->setPixmap(themedIcon(u"calendar"_s, QPalette::PlaceholderText).pixmap(16, 16));
    line->addWidget(icon);
    if (m_head.dateBack)
        addChoice(line, *m_head.dateBack, true);
    for (const ChangeList::Choice &choice : std::as_const(m_head.dates))
        addChoice(line, choice, false);
    line->addStretch();
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Many days fit in no window; the wheel and the keyboard move the line, without a bar under it.
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedHeight(content->sizeHint().height());
    layout()->addWidget(scroll);
    m_content = scroll;
    focus.restore(*content);
}

void DateBar::addChoice(QHBoxLayout *line, const ChangeList::Choice &choice, bool isBack)
{
    auto *button = new QToolButton(line->parentWidget());
    button->setAutoRaise(true);
    button->setText(choice.text.toString());
    button->setObjectName(isBack ? u"back"_s : u"date/"_s + button->text());
    button->setCheckable(true);
    button->setChecked(choice.selected);
    if (isBack) {
        button->setIcon(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    connect(button, &QToolButton::clicked, this,
            [this, state = choice.state] { Q_EMIT stateRequested(state); });
    line->addWidget(button);
}

void DateBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace Quintette
