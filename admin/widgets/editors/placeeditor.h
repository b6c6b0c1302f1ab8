// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/editors/editor.h"

class QToolButton;

namespace Quintette {

/// The place of a row among its siblings: buttons ask to move it, instead of a number to type. What
/// number that is, only the one who knows all rows can say; until then it submits what it got.
class PlaceEditor : public Editor
{
    Q_OBJECT
public:
    PlaceEditor(const FormContents::Field &field, QWidget *parent);

    void write(FormData &data, UploadedFiles &files, const QString &name) const override;
    /// Called after the row, for tool tips and screen readers.
    void setRowName(const QString &name);
    /// Whether there is another row before and after this one. The keyboard goes to the other
    /// button where it was on one that leads no further.
    void setWays(bool up, bool down);

Q_SIGNALS:
    void moveRequested(int step);

private:
    QToolButton *addButton(const QString &icon, int step);

    QString m_number;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace Quintette
