// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/booleaneditor.h"

#include "admin/widgets/look/capitalized.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace Quintette {

BooleanEditor::BooleanEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_box(new QCheckBox(capitalized(field.item.label), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    setFocusProxy(m_box);
    // A form that comes back with errors holds what was submitted, where "on" stands for yes.
    m_box->setChecked(field.value.isTrue() && submittedText(field.value).toLower() != "false"_L1);
    connect(m_box, &QCheckBox::toggled, this, &Editor::edited);
}

void BooleanEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    if (m_box->isChecked())
        data.append(name, u"on"_s);
}

} // namespace Quintette
