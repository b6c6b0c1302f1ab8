// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace Quintette {

/// How far an action is that works in portions. One thread works and counts; any other may look and
/// ask it to stop, which it does after the portion it is at.
class ActionProgress
{
public:
    ActionProgress() = default;
    Q_DISABLE_COPY_MOVE(ActionProgress)

    /// Objects.
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }
    bool isStopped() const { return m_stopped; }
    void stop() { m_stopped = true; }

    void begin(qint64 total) { m_total = total; }
    void advance(qint64 count) { m_done += count; }

private:
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
    std::atomic<bool> m_stopped = false;
};

} // namespace Quintette
