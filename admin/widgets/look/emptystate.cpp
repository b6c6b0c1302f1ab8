// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/emptystate.h"

#include "admin/widgets/look/card.h"
#include "admin/widgets/look/themedicon.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Quintette {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)),
      m_detail(new QLabel(this)), m_button(new QPushButton(this))
{
    m_title->setFont(headingFont(m_title->font(), 1.15));
    for (QLabel *label : {m_icon, m_title, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_detail->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action();
    });
}

void EmptyState::set(const QString &icon, const Text &title, const Text &detail,
                     const Text &actionText, const std::function<void()> &action)
{
    m_iconName = icon;
    m_titleText = title;
    m_detailText = detail;
    m_actionText = actionText;
    m_action = action;
    refresh();
}

void EmptyState::refresh()
{
    m_icon->setPixmap(themedIcon(m_iconName, QPalette::PlaceholderText).pixmap(40, 40));
    m_title->setText(m_titleText.toString());
    m_detail->setText(m_detailText.toString());
    m_detail->setVisible(!m_detailText.isEmpty());
    m_button->setText(m_actionText.toString());
    m_button->setVisible(bool(m_action));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace Quintette
