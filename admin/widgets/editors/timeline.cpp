// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/timeline.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/base/datetime.h"
#include "core/i18n/timezone.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>

namespace Quintette {

TimeLine::TimeLine(QWidget *parent) : QWidget(parent), m_line(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_line->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * 10 + 40);
    QAction *times = m_line->addAction(themedIcon(u"history"_s), QLineEdit::TrailingPosition);
    auto *texts = new TextBindings(this);
    texts->bind(times, &QAction::setToolTip, QN_TEXT("desktop", "Choose a time"));
    texts->bind(m_line, &QLineEdit::setPlaceholderText, QN_TEXT("desktop", "HH:MM:SS"));
    connect(times, &QAction::triggered, this, &TimeLine::showMenu);
    connect(m_line, &QLineEdit::textChanged, this, &TimeLine::edited);
}

void TimeLine::setText(const QString &text)
{
    m_given = text;
    m_shown = text.section(u'.', 0, 0);
    m_line->setText(m_shown);
}

QString TimeLine::text() const
{
    return m_line->text() == m_shown ? m_given : m_line->text();
}

void TimeLine::showMenu()
{
    QMenu menu(this);
    const auto add = [&](const Text &text, const QString &time) {
        menu.addAction(text.toString(), this, [this, time] {
            // As if it were typed, so that it can be undone.
            m_line->selectAll();
            m_line->insert(time);
        });
    };
    const Time now = activeTimeZone().toLocal(DateTime::now()).time();
    add(QN_TEXT("desktop", "Now"), Time(now.hour(), now.minute(), now.second()).toString());
    add(QN_TEXT("desktop", "Midnight"), u"00:00:00"_s);
    add(QN_TEXT("desktop", "6 a.m."), u"06:00:00"_s);
    add(QN_TEXT("desktop", "Noon"), u"12:00:00"_s);
    add(QN_TEXT("desktop", "6 p.m."), u"18:00:00"_s);
    menu.exec(m_line->mapToGlobal(QPoint(0, m_line->height())));
}

} // namespace Quintette
