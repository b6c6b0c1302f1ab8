// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/viewpool.h"

#include <QString>

namespace Quintette::Internal {

using namespace Qt::Literals::StringLiterals;

ViewPool::ViewPool(int threads, const std::function<void()> &started,
                   const std::function<void()> &finished)
    : m_started(started), m_finished(finished)
{
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back(QThread::create([this] { run(); }));
        m_threads.back()->setObjectName(u"view %1"_s.arg(i));
        m_threads.back()->start();
    }
}

ViewPool::~ViewPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_jobs.clear();
    }
    m_wake.notify_all();
    for (const std::unique_ptr<QThread> &thread : m_threads)
        thread->wait();
}

void ViewPool::add(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_jobs.push_back(std::move(job));
        if (!needsWaking())
            return;
        m_isWaking = true;
    }
    m_wake.notify_one();
}

// One thread is woken at a time; it wakes the next one if there is more to do by then. Threads that
// are at work take most jobs before a sleeping one would have got up.
bool ViewPool::needsWaking() const
{
    return m_idle > 0 && !m_isWaking && !m_jobs.empty();
}

void ViewPool::run()
{
    if (m_started)
        m_started();
    std::unique_lock lock(m_mutex);
    while (true) {
        if (m_jobs.empty() && !m_isStopping) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_isStopping || m_isWaking; });
            --m_idle;
            m_isWaking = false;
        }
        if (m_isStopping)
            break;
        if (m_jobs.empty())
            continue;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        if (needsWaking()) {
            m_isWaking = true;
            m_wake.notify_one();
        }
        lock.unlock();
        job();
        job = nullptr; // what it holds is freed before the next wait
        lock.lock();
    }
    lock.unlock();
    if (m_finished)
        m_finished();
}

} // namespace Quintette::Internal
