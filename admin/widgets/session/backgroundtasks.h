// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/session/taskfailure.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace Quintette {

/// Runs queries and other slow work in threads of its own and brings plain results back to the GUI
/// thread, so that a window never waits for a database. The threads stay, and with them their
/// database connections. Lives on the GUI thread; its destructor waits for what still runs.
class QUINTETTE_WIDGETS_EXPORT BackgroundTasks : public QObject
{
    Q_OBJECT
public:
    using Failed = std::function<void(const TaskFailure &)>;

    explicit BackgroundTasks(QObject *parent = nullptr);
    ~BackgroundTasks() override;

    /// Tells better than the database what is wrong with it, from now on.
    void setExplainError(const ExplainError &explain) { m_explain = explain; }

    /// work runs in a worker; then done, or failed if work threw, on the GUI thread, unless
    /// receiver is gone by then.
    template <typename T>
    void run(QObject *receiver, const std::function<T()> &work,
             const std::function<void(const T &)> &done, const Failed &failed)
    {
        const auto keepResult = [work, done]() -> std::function<void()> {
            auto result = std::make_shared<const T>(work());
            return [done, result] { done(*result); };
        };
        start(receiver, keepResult, failed);
    }

    /// Until nothing runs any more; what was done is delivered later all the same.
    void waitForDone() { m_pool.waitForDone(); }
    /// Number of tasks that have not come back yet.
    int running() const { return m_running; }

Q_SIGNALS:
    void runningChanged(int running);

private:
    void start(QObject *receiver, const std::function<std::function<void()>()> &work,
               const Failed &failed);
    void finish();

    QThreadPool m_pool;
    ExplainError m_explain;
    int m_running = 0;
};

} // namespace Quintette
