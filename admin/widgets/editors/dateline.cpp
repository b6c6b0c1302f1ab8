// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/dateline.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "core/i18n/dateinput.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/timezone.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace Quintette {

namespace {

QDate today()
{
    return activeTimeZone().toLocal(DateTime::now()).date();
}

/// "%d.%m.%Y" as a person reads it: an example date would look like a value.
QString formatLetters(QString format)
{
    format.replace(u"%Y"_s, QN_TEXT("desktop", "YYYY").toString());
    format.replace(u"%y"_s, QN_TEXT("desktop", "YY").toString());
    format.replace(u"%m"_s, QN_TEXT("desktop", "MM").toString());
    return format.replace(u"%d"_s, QN_TEXT("desktop", "DD").toString());
}

} // namespace

constexpr int digitsOfDate = 12;

DateLine::DateLine(QWidget *parent) : TemporalLine(digitsOfDate, parent)
{
    auto *todayButton = new QToolButton(this);
    todayButton->setAutoRaise(true);
    row()->addWidget(todayButton);
    line()->installEventFilter(this);
    QAction *calendar = line()->addAction(themedIcon(u"calendar"_s), QLineEdit::TrailingPosition);
    auto *texts = new TextBindings(this);
    texts->bind(calendar, &QAction::setToolTip, QN_TEXT("desktop", "Choose from a calendar (F4)"));
    texts->bind(todayButton, &QToolButton::setText, QN_TEXT("desktop", "Today"));
    texts->add([this] {
        line()->setPlaceholderText(formatLetters(activeFormats().dateInputFormats.value(0)));
    });
    connect(calendar, &QAction::triggered, this, &DateLine::showCalendar);
    connect(todayButton, &QToolButton::clicked, this, [this] { setDate(today()); });
}

void DateLine::setText(const QString &text)
{
    if (const std::optional<QDate> date = dateFromString(text))
        setDate(*date);
    else
        line()->setText(text);
}

void DateLine::setDate(const QDate &date)
{
    type(formatDateInput(date, activeFormats().dateInputFormats.value(0)));
}

QDate DateLine::date() const
{
    const QString text = line()->text().trimmed();
    if (const std::optional<QDate> iso = dateFromString(text))
        return *iso;
    return parseDate(text, activeFormats().dateInputFormats).value_or(QDate());
}

QString DateLine::text() const
{
    const QDate typed = date();
    return typed.isValid() ? dateToString(typed) : line()->text();
}

void DateLine::showCalendar()
{
    QMenu popup(this);
    auto *calendar = new QCalendarWidget(&popup);
    calendar->setLocale(locale());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (date().isValid())
        calendar->setSelectedDate(date());
    auto *holder = new QWidgetAction(&popup);
    holder->setDefaultWidget(calendar);
    popup.addAction(holder);
    const auto take = [this, &popup](const QDate &chosen) {
        setDate(chosen);
        popup.close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    calendar->setFocus();
    popup.exec(below());
}

bool DateLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const int by = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Up ? 1 : -1;
            setDate(date().isValid() ? date().addDays(by) : today());
            return true;
        }
        case Qt::Key_F4:
            showCalendar();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Quintette
