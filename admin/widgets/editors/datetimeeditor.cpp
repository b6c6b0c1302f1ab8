// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/datetimeeditor.h"

#include "admin/widgets/editors/dateline.h"
#include "admin/widgets/editors/timeline.h"
#include "core/i18n/timezone.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Quintette {

DateTimeEditor::DateTimeEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_date(new DateLine(this)), m_time(new TimeLine(this)),
      m_isSplit(field.widget.kind == WidgetKind::SplitDateTime)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_date);
    layout->addWidget(m_time);
    auto *zone = new QLabel(activeTimeZone().name(), this);
    zone->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(zone);
    layout->addStretch();
    setFocusProxy(m_date);

    if (field.value.isList() && field.value.list().size() == 2) {
        m_date->setText(submittedText(field.value.list().at(0)));
        m_time->setText(submittedText(field.value.list().at(1)));
    } else {
        const QString text = submittedText(field.value).replace(u'T', u' ');
        m_date->setText(text.section(u' ', 0, 0));
        m_time->setText(text.section(u' ', 1));
    }
    connect(m_date, &DateLine::edited, this, &Editor::edited);
    connect(m_time, &TimeLine::edited, this, &Editor::edited);
}

void DateTimeEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    if (m_isSplit) {
        data.append(name + u"_0"_s, m_date->text());
        data.append(name + u"_1"_s, m_time->text());
        return;
    }
    data.append(name, u"%1 %2"_s.arg(m_date->text(), m_time->text()).trimmed());
}

} // namespace Quintette
