// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formcontents.h"

#include <QPointer>

class QLabel;
class QToolButton;

namespace Quintette {

struct RelatedChange;

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
    /// Help below the field; without it, it is in the tool tip of a heading.
    void setHelpShown(bool shown);
    /// How a screen reader calls the editor; without it, by the field's label.
    void setAccessibleLabel(const QString &label);
    /// Null where the editor shows it itself.
    QLabel *makeLabel(QWidget *parent);
    void showErrors(const QList<Text> &errors);
    /// Shows what was done to an object that a relation may point to.
    void take(const RelatedChange &change);
    bool hasErrors() const { return !m_field.errors.isEmpty(); }
    /// Puts what it would submit under that name; nothing where it is read-only.
    void write(FormData &data, UploadedFiles &files, const QString &name) const;
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
    QToolButton *makeOpenButton(const Text &text, const std::function<void()> &open);
    void refresh();

    FormContents::Field m_field;
    EditorContext m_context;
    Editor *m_editor = nullptr;
    FormData m_initial;
    QString m_accessibleLabel;
    bool m_isHelpShown = true;
    QWidget *m_row = nullptr; // of editor and button
    QToolButton *m_revert = nullptr;
    QPointer<QLabel> m_label;
    QLabel *m_help;
    QLabel *m_errors;
};

} // namespace Quintette
