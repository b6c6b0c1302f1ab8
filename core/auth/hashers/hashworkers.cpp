// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/hashworkers.h"

#include <QThread>

#include <future>
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace Quintette {

/// Once per thread. Qt's own priorities mean nothing to Linux's usual scheduler.
static void stepBack()
{
#ifdef Q_OS_LINUX
    constexpr int behindOthers = 5;
    thread_local const int done = setpriority(PRIO_PROCESS, id_t(gettid()), behindOthers);
    Q_UNUSED(done)
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

HashWorkers::HashWorkers()
{
    m_pool.setMaxThreadCount(qMax(1, QThread::idealThreadCount()));
}

HashWorkers::~HashWorkers()
{
    m_pool.waitForDone();
}

void HashWorkers::run(const std::function<void()> &work)
{
    std::promise<void> promise;
    std::future<void> done = promise.get_future();
    m_pool.start([&work, &promise] {
        stepBack();
        try {
            work();
            promise.set_value();
        } catch (...) {
            promise.set_exception(std::current_exception());
        }
    });
    done.get();
}

} // namespace Quintette
