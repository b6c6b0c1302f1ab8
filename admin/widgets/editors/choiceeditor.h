// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QComboBox;

namespace Quintette {

/// One of a fixed set.
class QUINTETTE_WIDGETS_EXPORT ChoiceEditor : public Editor
{
    Q_OBJECT
public:
    explicit ChoiceEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    QComboBox *m_box;
};

} // namespace Quintette
