// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/codestep.h"

#include "admin/widgets/look/textbindings.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace Quintette {

CodeStep::CodeStep(QWidget *parent) : QWidget(parent), m_code(new QLineEdit(this))
{
    auto *explanation = new QLabel(this);
    explanation->setWordWrap(true);
    auto *label = new QLabel(this);
    label->setBuddy(m_code);
    auto *texts = new TextBindings(this);
    texts->bind(
            explanation, &QLabel::setText,
            QN_TEXT("desktop",
                    "Enter the code that your device shows now, or one of your recovery codes."));
    texts->bind(label, &QLabel::setText, QN_TEXT("desktop", "&Code"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(label, m_code);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(explanation);
    column->addLayout(form);
}

QString CodeStep::code() const
{
    return m_code->text();
}

void CodeStep::clear()
{
    m_code->clear();
    m_code->setFocus();
}

void CodeStep::selectCode()
{
    m_code->selectAll();
    m_code->setFocus();
}

} // namespace Quintette
