// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/dateeditor.h"

#include "admin/widgets/editors/dateline.h"

#include <QHBoxLayout>

namespace Quintette {

DateEditor::DateEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_line(new DateLine(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    layout->addStretch();
    setFocusProxy(m_line);
    m_line->setText(submittedText(field.value));
    connect(m_line, &DateLine::edited, this, &Editor::edited);
}

void DateEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_line->text());
}

} // namespace Quintette
