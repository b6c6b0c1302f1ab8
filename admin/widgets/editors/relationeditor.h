// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QToolButton;

namespace Quintette {

class ComboButton;

/// One object of another model: a button with its name that opens a popup to search in, and buttons
/// to look at it and to add another.
class QUINTETTE_WIDGETS_EXPORT RelationEditor : public Editor
{
    Q_OBJECT
public:
    RelationEditor(const FormContents::Field &field, const EditorContext &context,
                   QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    void choose(const Choice &choice) override;
    void offer(const Choice &choice) override { m_field.widget.choices.append(choice); }

private:
    void openPopup();
    void refresh();

    FormContents::Field m_field;
    EditorContext m_context;
    QString m_key;
    QString m_label;
    ComboButton *m_button;
    QToolButton *m_open;
};

} // namespace Quintette
