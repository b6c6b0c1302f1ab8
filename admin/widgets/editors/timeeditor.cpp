// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/timeeditor.h"

#include "admin/widgets/editors/timeline.h"

#include <QHBoxLayout>

namespace Quintette {

TimeEditor::TimeEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_line(new TimeLine(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    layout->addStretch();
    setFocusProxy(m_line);
    m_line->setText(submittedText(field.value));
    connect(m_line, &TimeLine::edited, this, &Editor::edited);
}

void TimeEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    data.append(name, m_line->text());
}

} // namespace Quintette
