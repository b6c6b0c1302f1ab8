// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

/// Several editors side by side, for a field whose value is made of several inputs.
class QUINTETTE_WIDGETS_EXPORT MultiEditor : public Editor
{
    Q_OBJECT
public:
    MultiEditor(const FormContents::Field &field, const EditorContext &context,
                QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    WidgetSpec m_widget;
    QList<Editor *> m_parts; // null for a hidden one
};

} // namespace Quintette
