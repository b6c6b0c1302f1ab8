// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/messagebar.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Quintette {

namespace {

constexpr int stayMilliseconds = 6000;

Tone toneOf(AdminRequest::Level level)
{
    switch (level) {
    case AdminRequest::Level::Success:
        return Tone::Good;
    case AdminRequest::Level::Warning:
        return Tone::Warning;
    case AdminRequest::Level::Error:
        return Tone::Bad;
    default:
        return Tone::Accent;
    }
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"check-circle"_s;
    case Tone::Warning:
    case Tone::Bad:
        return u"alert"_s;
    default:
        return u"info"_s;
    }
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_label(new QLabel(this)),
      m_action(new QToolButton(this)), m_close(new QToolButton(this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setAutoRaise(true);
    m_close->setIcon(themedIcon(u"close"_s));
    auto *texts = new TextBindings(this);
    texts->bind(m_close, &QToolButton::setToolTip, QN_TEXT("desktop", "Close this message"));
    texts->bind(m_close, &QWidget::setAccessibleName, QN_TEXT("desktop", "Close this message"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);

    m_timer.setSingleShot(true);
    m_timer.setInterval(stayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::clear);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_action, &QToolButton::clicked, this, [this] {
        const std::function<void()> action = m_actionDone;
        clear();
        if (action)
            action();
    });
    hide();
}

void MessageBar::tell(Tone tone, const Text &text)
{
    m_tone = tone;
    m_texts = {text};
    m_actionDone = {};
    refresh();
    setVisible(true);
    if (tone == Tone::Good || tone == Tone::Accent)
        m_timer.start();
    else
        m_timer.stop();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::tell(const QList<AdminRequest::Message> &messages)
{
    if (messages.isEmpty())
        return;
    auto worst = messages.first().level;
    QList<Text> texts;
    for (const AdminRequest::Message &message : messages) {
        worst = std::max(worst, message.level);
        texts.append(message.text);
    }
    tell(toneOf(worst), texts.first());
    m_texts = texts;
    refresh();
}

void MessageBar::offer(const Text &label, const std::function<void()> &action)
{
    m_actionText = label;
    m_actionDone = action;
    refresh();
}

void MessageBar::clear()
{
    m_timer.stop();
    m_texts.clear();
    m_actionDone = {};
    hide();
}

QString MessageBar::text() const
{
    return m_texts.isEmpty() ? QString() : m_label->text();
}

void MessageBar::refresh()
{
    QStringList lines;
    for (const Text &text : m_texts)
        lines.append(text.toString());
    m_label->setText(lines.join(u'\n'));
    setAccessibleName(m_label->text());
    m_icon->setPixmap(themedIcon(iconOf(m_tone)).pixmap(18, 18));
    m_action->setVisible(bool(m_actionDone));
    m_action->setText(m_actionText.toString());
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = toneColor(palette(), m_tone);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), tone, 0.16));
    const int stripe = 4;
    const int left = isRightToLeft() ? width() - stripe : 0;
    painter.fillRect(QRect(left, 0, stripe, height()), tone);
}

} // namespace Quintette
