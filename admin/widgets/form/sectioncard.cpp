// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/sectioncard.h"

#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/leadinglabel.h"
#include "admin/widgets/look/opentoggle.h"
#include "admin/widgets/look/textbindings.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Quintette {

SectionCard::SectionCard(const ChangeForm::Section &section, QWidget *parent)
    : Card(parent), m_body(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(6);
    auto *texts = new TextBindings(this);
    if (section.collapsed) {
        m_toggle = new OpenToggle(1.1, this);
        texts->add(
                [toggle = m_toggle, name = section.name] { toggle->setText(capitalized(name)); });
        connect(m_toggle, &OpenToggle::openChanged, m_body, &QWidget::setVisible);
        column->addWidget(m_toggle, 0, Qt::AlignLeading);
    } else if (!section.name.isEmpty()) {
        auto *title = new LeadingLabel(this);
        title->setFont(headingFont(title->font(), 1.1));
        texts->add([title, name = section.name] { title->setText(capitalized(name)); });
        column->addWidget(title);
    }
    if (!section.description.isEmpty()) {
        auto *description = new LeadingLabel(this);
        description->setWordWrap(true);
        description->setForegroundRole(QPalette::PlaceholderText);
        texts->bind(description, &QLabel::setText, section.description);
        column->addWidget(description);
    }
    m_form = new QFormLayout(m_body);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(10);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    column->addWidget(m_body);
    setOpen(!section.collapsed);
}

void SectionCard::setOpen(bool open)
{
    if (m_toggle)
        m_toggle->setOpen(open);
}

} // namespace Quintette
