// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

class DateLine;

/// A date field.
class QUINTETTE_WIDGETS_EXPORT DateEditor : public Editor
{
    Q_OBJECT
public:
    explicit DateEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    DateLine *m_line;
};

} // namespace Quintette
