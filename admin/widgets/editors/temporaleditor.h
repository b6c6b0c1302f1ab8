// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

namespace Quintette {

class TemporalLine;

/// A date, a time, or both side by side: those on the clock of the site's time zone, which is named
/// beside them.
class QUINTETTE_WIDGETS_EXPORT TemporalEditor : public Editor
{
    Q_OBJECT
public:
    explicit TemporalEditor(const FormContents::Field &field, QWidget *parent = nullptr);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;

private:
    WidgetSpec m_widget;
    QList<TemporalLine *> m_lines;
};

} // namespace Quintette
