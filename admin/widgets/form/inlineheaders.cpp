// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/inlineheaders.h"

#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/textbindings.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Quintette {

InlineHeaders::InlineHeaders(const QList<InlineGroup::Header> &headers, QWidget *parent)
    : QWidget(parent), m_line(new QHBoxLayout(this)), m_behind(new QWidget(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(InlineRow::columnGap);
    auto *texts = new TextBindings(this);
    for (const InlineGroup::Header &header : headers) {
        auto *label = new LeadingLabel(this);
        label->setForegroundRole(QPalette::PlaceholderText);
        QFont font = label->font();
        font.setWeight(header.isRequired ? QFont::DemiBold : QFont::Normal);
        label->setFont(font);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        texts->add([label, header] {
            label->setText(capitalized(header.label));
            label->setToolTip(header.helpText.toString());
        });
        m_line->addWidget(label);
        m_labels.append(label);
    }
    m_line->addWidget(m_behind);
}

void InlineHeaders::arrange(const QList<int> &widths, int behind)
{
    for (qsizetype column = 0; column < widths.size(); ++column) {
        m_labels.at(column)->setMinimumWidth(widths.at(column));
        m_line->setStretch(int(column), InlineRow::stretchOf(widths.at(column)));
    }
    m_behind->setFixedWidth(behind);
}

} // namespace Quintette
