// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QAbstractButton>

namespace Quintette {

/// A button that looks like a combo box, for a popup that is more than a list.
class QUINTETTE_WIDGETS_EXPORT ComboButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ComboButton(QWidget *parent = nullptr);

    /// Shown quietly: nothing is chosen.
    void setQuiet(bool quiet);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_isQuiet = false;
};

} // namespace Quintette
