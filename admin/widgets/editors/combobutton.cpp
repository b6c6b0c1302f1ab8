// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/combobutton.h"

#include "admin/widgets/look/theme.h"

#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace Quintette {

ComboButton::ComboButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ComboButton::setQuiet(bool quiet)
{
    m_isQuiet = quiet;
    update();
}

QSize ComboButton::sizeHint() const
{
    QStyleOptionComboBox option;
    option.initFrom(this);
    const QSize content(fontMetrics().horizontalAdvance(text()) + 10, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, content, this);
}

void ComboButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    option.initFrom(this);
    option.currentText = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 40);
    if (isDown())
        option.state |= QStyle::State_Sunken;
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    if (m_isQuiet) {
        option.palette.setColor(QPalette::ButtonText, quietColor(palette()));
        option.palette.setColor(QPalette::Text, quietColor(palette()));
    }
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void ComboButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Quintette
