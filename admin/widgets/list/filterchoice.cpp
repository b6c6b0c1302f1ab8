// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/filterchoice.h"

#include "admin/widgets/look/theme.h"

#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

namespace Quintette {

namespace {

constexpr int sideMargin = 8;

} // namespace

FilterChoice::FilterChoice(const ChangeList::Choice &choice, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(choice.text.toString());
    setCheckable(true);
    setChecked(choice.selected);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(text().toHtmlEscaped());
    setAccessibleName(text());
    if (choice.count) {
        m_count = shortRowCountText(*choice.count);
        setAccessibleName(text() + u", "_s + m_count);
    }
}

QSize FilterChoice::sizeHint() const
{
    const int textWidth = fontMetrics().horizontalAdvance(text() + m_count);
    return QSize(textWidth + 4 * sideMargin, fontMetrics().height() + 7);
}

QSize FilterChoice::minimumSizeHint() const
{
    return QSize(40, sizeHint().height());
}

void FilterChoice::enterEvent(QEnterEvent *)
{
    update();
}

void FilterChoice::leaveEvent(QEvent *)
{
    update();
}

void FilterChoice::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette &colors = palette();
    if (isChecked() || underMouse()) {
        const QColor accent = colors.color(QPalette::Highlight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colors.color(QPalette::Window), accent, isChecked() ? 0.22 : 0.09));
        painter.drawRoundedRect(rect().adjusted(0, 1, 0, 0), 4, 4);
    }
    if (isChecked()) {
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
    }
    const QRect inner = rect().adjusted(sideMargin, 0, -sideMargin, 0);
    const int countWidth = m_count.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(m_count);
    painter.setPen(quietColor(colors));
    painter.drawText(inner,
                     Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignRight),
                     m_count);
    QRect place = inner;
    const int space = countWidth > 0 ? countWidth + sideMargin : 0;
    place.setWidth(inner.width() - space);
    place = QStyle::visualRect(layoutDirection(), inner, place);
    painter.setPen(colors.color(QPalette::WindowText));
    const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width());
    painter.drawText(place,
                     Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                     shown);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    }
}

} // namespace Quintette
