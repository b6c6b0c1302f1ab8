// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QCheckBox;

namespace Quintette {

/// Yes or no. Like a browser's checkbox it submits nothing for no.
class QUINTETTE_WIDGETS_EXPORT BooleanEditor : public Editor
{
    Q_OBJECT
public:
    explicit BooleanEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    QCheckBox *m_box;
};

} // namespace Quintette
