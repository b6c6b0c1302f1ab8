// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QTimer>
#include <QWidget>

namespace Quintette {

/// A thin moving line: something is on its way. Appears only after a moment, so that quick answers
/// do not flicker; keeps its height, so that nothing jumps.
class QUINTETTE_WIDGETS_EXPORT BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);

    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_timer;
    int m_step = 0;
    bool m_busy = false;
};

} // namespace Quintette
