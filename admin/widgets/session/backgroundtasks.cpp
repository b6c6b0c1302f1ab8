// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/session/backgroundtasks.h"

#include <QPointer>

namespace Quintette {

namespace {

// Enough that a save does not queue behind a slow list, few enough to be kind to SQLite's one
// writer.
constexpr int threadCount = 3;

} // namespace

BackgroundTasks::BackgroundTasks(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(threadCount);
    m_pool.setExpiryTimeout(-1);
}

BackgroundTasks::~BackgroundTasks()
{
    m_pool.waitForDone();
}

void BackgroundTasks::start(QObject *receiver, const std::function<std::function<void()>()> &work,
                            const Failed &failed)
{
    Q_EMIT runningChanged(++m_running);
    // Only looked at on the GUI thread, where receivers live and die.
    auto target = std::make_shared<QPointer<QObject>>(receiver);
    m_pool.start([this, target, work, failed, explain = m_explain] {
        std::function<void()> deliver;
        const std::optional<TaskFailure> failure = guarded([&] { deliver = work(); }, explain);
        if (failure)
            deliver = [failed, failure] { failed(*failure); };
        QMetaObject::invokeMethod(
                this,
                [this, target, deliver] {
                    finish();
                    if (*target)
                        deliver();
                },
                Qt::QueuedConnection);
    });
}

void BackgroundTasks::finish()
{
    Q_EMIT runningChanged(--m_running);
}

} // namespace Quintette
