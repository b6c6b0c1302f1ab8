// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

class TimeLine;

/// A time field.
class QUINTETTE_WIDGETS_EXPORT TimeEditor : public Editor
{
    Q_OBJECT
public:
    explicit TimeEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    TimeLine *m_line;
};

} // namespace Quintette
