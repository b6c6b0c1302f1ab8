// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"

class QLabel;

namespace Quintette {

/// One field of a form: its editor or its read-only value, help below, errors below that.
class QUINTETTE_WIDGETS_EXPORT FieldCell : public QWidget
{
    Q_OBJECT
public:
    FieldCell(const FormContents::Field &field, const EditorContext &context,
              QWidget *parent = nullptr);

    const QString &name() const { return m_field.item.name; }
    const FormContents::Field &field() const { return m_field; }
    /// Null for a read-only value.
    Editor *editor() const { return m_editor; }
    /// Null where the editor shows it itself.
    QLabel *makeLabel(QWidget *parent);
    void showErrors(const QList<Text> &errors);
    bool hasErrors() const { return !m_field.errors.isEmpty(); }

private:
    QWidget *makeReadOnly(const EditorContext &context);
    void refresh();

    FormContents::Field m_field;
    Editor *m_editor = nullptr;
    QLabel *m_help;
    QLabel *m_errors;
};

} // namespace Quintette
