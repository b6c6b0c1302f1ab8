// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/temporaleditor.h"

#include "admin/widgets/editors/dateline.h"
#include "admin/widgets/editors/timeline.h"
#include "core/i18n/timezone.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Quintette {

namespace {

/// What each line shows of a value.
QStringList textsOf(const Value &value, qsizetype lines)
{
    if (value.isList()) {
        QStringList texts;
        for (const Value &part : value.list())
            texts += submittedText(part);
        return texts;
    }
    const QString text = submittedText(value);
    if (lines == 1)
        return {text};
    const qsizetype gap = QString(text).replace(u'T', u' ').indexOf(u' ');
    return gap < 0 ? QStringList{text} : QStringList{text.left(gap), text.mid(gap + 1)};
}

} // namespace

TemporalEditor::TemporalEditor(const FormContents::Field &field, QWidget *parent)
    : Editor(parent), m_widget(field.widget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (m_widget.kind != WidgetKind::Time)
        m_lines += new DateLine(this);
    if (m_widget.kind != WidgetKind::Date)
        m_lines += new TimeLine(this);
    const QStringList texts = textsOf(field.value, m_lines.size());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        row->addWidget(m_lines[i]);
        m_lines[i]->setText(texts.value(i));
        connect(m_lines[i], &TemporalLine::edited, this, &Editor::edited);
    }
    if (m_lines.size() > 1) {
        auto *zone = new QLabel(activeTimeZone().name(), this);
        zone->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(zone);
    }
    row->addStretch();
    setFocusProxy(m_lines.first());
}

void TemporalEditor::write(FormData &data, UploadedFiles &, const QString &name) const
{
    QStringList texts;
    for (const TemporalLine *line : m_lines)
        texts += line->text();
    if (!m_widget.hasParts())
        data.append(name, texts.join(u' ').trimmed());
    else
        for (qsizetype i = 0; i < texts.size(); ++i)
            data.append(m_widget.partName(name, i), texts[i]);
}

} // namespace Quintette
