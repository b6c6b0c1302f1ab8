// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/temporalline.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace Quintette {

TemporalLine::TemporalLine(int digits, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_line(new QLineEdit(this))
{
    constexpr int roomForTheSign = 40;
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    m_row->addWidget(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_line->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * digits + roomForTheSign);
    connect(m_line, &QLineEdit::textChanged, this, &TemporalLine::edited);
}

QPoint TemporalLine::below() const
{
    return m_line->mapToGlobal(QPoint(0, m_line->height()));
}

void TemporalLine::type(const QString &text)
{
    m_line->selectAll();
    m_line->insert(text);
}

} // namespace Quintette
