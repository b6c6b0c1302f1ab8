// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

class ComboButton;
class RelatedButtons;

/// One object of another model: a button with its name that opens a popup to search in, and buttons
/// for what else can be done with such objects.
class QUINTETTE_WIDGETS_EXPORT RelationEditor : public Editor
{
    Q_OBJECT
public:
    RelationEditor(const FormContents::Field &field, const EditorContext &context,
                   QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    void choose(const Choice &choice) override;
    void offer(const Choice &choice) override;
    void rename(const QString &key, const Choice &now) override;
    void withdraw(const QString &key) override;

private:
    QWidget *makeRelatedButtons();
    void openPopup();
    void refresh();

    FormContents::Field m_field;
    EditorContext m_context;
    QString m_key;
    QString m_label;
    ComboButton *m_button;
    RelatedButtons *m_related = nullptr; // where there is a place for dialogs
};

} // namespace Quintette
