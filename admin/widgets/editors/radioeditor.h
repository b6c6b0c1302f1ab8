// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QBoxLayout;
class QButtonGroup;

namespace Quintette {

class RelatedButtons;

/// One of a few choices, all of them in sight, side by side or below each other. Django:
/// radio_fields.
class QUINTETTE_WIDGETS_EXPORT RadioEditor : public Editor
{
    Q_OBJECT
public:
    RadioEditor(const FormContents::Field &field, const EditorContext &context,
                QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    /// The choices have names of their own.
    QWidget *labelled() override { return this; }
    void choose(const Choice &choice) override;
    void offer(const Choice &choice) override;
    void rename(const QString &key, const Choice &now) override;
    void withdraw(const QString &key) override;

private:
    void addRelatedButtons();
    void rebuild();
    void take(const QString &key);

    FormContents::Field m_field;
    EditorContext m_context;
    QString m_key;
    QBoxLayout *m_place;
    QWidget *m_choices = nullptr; // made anew where they change
    QButtonGroup *m_group = nullptr;
    RelatedButtons *m_related = nullptr;
};

} // namespace Quintette
