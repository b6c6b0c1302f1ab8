// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

class DateLine;
class TimeLine;

/// Date and time side by side, on the clock of the site's time zone, which is named beside them.
class QUINTETTE_WIDGETS_EXPORT DateTimeEditor : public Editor
{
    Q_OBJECT
public:
    explicit DateTimeEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    DateLine *m_date;
    TimeLine *m_time;
    bool m_isSplit; // submits two texts rather than one
};

} // namespace Quintette
