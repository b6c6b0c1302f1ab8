// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/busyline.h"

#include <QPainter>

namespace Quintette {

namespace {

constexpr int frameMilliseconds = 30;
constexpr int framesBeforeShown = 6;
constexpr int framesPerRound = 50;

} // namespace

BusyLine::BusyLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(3);
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        ++m_step;
        update();
    });
}

void BusyLine::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    m_step = 0;
    if (busy)
        m_timer.start();
    else
        m_timer.stop();
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (!m_busy || m_step < framesBeforeShown)
        return;
    QPainter painter(this);
    const int length = width() / 4;
    const int way = (width() + length) * (m_step % framesPerRound) / framesPerRound;
    const int left = isRightToLeft() ? width() - way : way - length;
    painter.fillRect(QRect(left, 0, length, height()), palette().color(QPalette::Highlight));
}

} // namespace Quintette
