// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/multieditor.h"

#include <QHBoxLayout>

namespace Quintette {

static ValueList partsOf(const Value &value)
{
    if (value.isList())
        return value.list();
    if (value.type() != Value::Type::Date)
        return {};
    return {value.date().year(), value.date().month(), value.date().day()};
}

MultiEditor::MultiEditor(const FormContents::Field &field, const EditorContext &context,
                         QWidget *parent)
    : Editor(parent), m_widget(field.widget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    const ValueList values = partsOf(field.value);
    for (const WidgetSpec &part : m_widget.allParts()) {
        FormContents::Field own = field;
        own.widget = part;
        own.value = values.value(m_parts.size());
        Editor *editor = makeEditor(own, context, this);
        m_parts += editor;
        if (!editor)
            continue;
        const Value name = part.attributes.value(u"aria-label");
        if (!name.isNone())
            editor->setAccessibleName(name.toString());
        row->addWidget(editor);
        if (!focusProxy())
            setFocusProxy(editor);
        connect(editor, &Editor::edited, this, &Editor::edited);
    }
    row->addStretch();
}

void MultiEditor::write(FormData &data, UploadedFiles &files, const QString &name) const
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i])
            m_parts[i]->write(data, files, m_widget.partName(name, i));
    }
}

} // namespace Quintette
