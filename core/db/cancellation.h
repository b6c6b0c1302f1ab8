// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QMutex>

#include <atomic>
#include <functional>

namespace Quintette {

/// Lets one thread give up what another one asks of databases: the statement that runs ends with
/// QueryCancelled, and so does every later one under the same StatementLimits. Thread-safe.
class QUINTETTE_CORE_EXPORT Cancellation
{
public:
    Cancellation() = default;
    Q_DISABLE_COPY_MOVE(Cancellation)

    void cancel();
    bool isCancelled() const { return m_cancelled; }

private:
    friend class Connection;

    /// What cancel() calls while a statement may run; null for nothing.
    void setStop(std::function<void()> stop);

    std::atomic<bool> m_cancelled = false;
    QMutex m_mutex;
    std::function<void()> m_stop;
};

} // namespace Quintette
