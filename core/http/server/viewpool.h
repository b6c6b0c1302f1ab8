// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include <QThread>

namespace Quintette::Internal {

/// Threads in which views run, apart from the sockets; each may keep a database connection of its
/// own.
class ViewPool
{
public:
    using Job = std::function<void()>;

    /// started and finished run in each thread when it begins and ends.
    ViewPool(int threads, const std::function<void()> &started,
             const std::function<void()> &finished);
    /// Drops the jobs that have not begun and waits for those that have.
    ~ViewPool();

    void add(Job job);

private:
    void run();
    bool needsWaking() const;

    std::function<void()> m_started;
    std::function<void()> m_finished;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    int m_idle = 0;
    bool m_isWaking = false;
    bool m_isStopping = false;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace Quintette::Internal
