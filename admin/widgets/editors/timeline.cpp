// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/timeline.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/base/datetime.h"
#include "core/i18n/timezone.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>

namespace Quintette {

constexpr int digitsOfTime = 10;

TimeLine::TimeLine(QWidget *parent) : TemporalLine(digitsOfTime, parent)
{
    QAction *times = line()->addAction(themedIcon(u"history"_s), QLineEdit::TrailingPosition);
    auto *texts = new TextBindings(this);
    texts->bind(times, &QAction::setToolTip, QN_TEXT("desktop", "Choose a time"));
    texts->bind(line(), &QLineEdit::setPlaceholderText, QN_TEXT("desktop", "HH:MM:SS"));
    connect(times, &QAction::triggered, this, &TimeLine::showMenu);
}

void TimeLine::setText(const QString &text)
{
    m_given = text;
    m_shown = text.section(u'.', 0, 0);
    line()->setText(m_shown);
}

QString TimeLine::text() const
{
    return line()->text() == m_shown ? m_given : line()->text();
}

void TimeLine::showMenu()
{
    QMenu menu(this);
    const auto add = [&](const Text &text, const QString &time) {
        menu.addAction(text.toString(), this, [this, time] { type(time); });
    };
    const Time now = activeTimeZone().toLocal(DateTime::now()).time();
    add(QN_TEXT("desktop", "Now"), Time(now.hour(), now.minute(), now.second()).toString());
    add(QN_TEXT("desktop", "Midnight"), u"00:00:00"_s);
    add(QN_TEXT("desktop", "6 a.m."), u"06:00:00"_s);
    add(QN_TEXT("desktop", "Noon"), u"12:00:00"_s);
    add(QN_TEXT("desktop", "6 p.m."), u"18:00:00"_s);
    menu.exec(below());
}

} // namespace Quintette
