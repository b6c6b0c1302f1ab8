// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"

#include <QPointer>

class QLabel;
class QToolButton;

namespace Quintette {

/// One field of a form: its editor or its read-only value, help below, errors below that. A field
/// that differs from what the form began with shows a button that takes the change back.
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
    /// Whether it would submit something else than at first.
    bool isEdited() const;
    /// Takes every change to this field back.
    void revert();

Q_SIGNALS:
    void edited();

private:
    void buildEditor();
    FormData data() const;
    void noteEdit();
    QWidget *makeReadOnly(const EditorContext &context);
    void refresh();

    FormContents::Field m_field;
    EditorContext m_context;
    Editor *m_editor = nullptr;
    FormData m_initial;
    QWidget *m_row = nullptr; // of editor and button
    QToolButton *m_revert = nullptr;
    QPointer<QLabel> m_label;
    QLabel *m_help;
    QLabel *m_errors;
};

} // namespace Quintette
