// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionprogress.h"
#include "admin/site/adminrequest.h"

#include <QMutex>
#include <QThreadPool>
#include <QWaitCondition>

#include <chrono>
#include <functional>

namespace Quintette {

/// Actions that go on while their people do something else: what runs, how far it is and how it
/// ended, each person's own. Kept in memory: what runs when the program ends is stopped after its
/// portion, and a result that nobody fetched is forgotten after an hour. All functions may be
/// called from any thread; the destructor waits for what still runs.
class QUINTETTE_ADMIN_EXPORT BackgroundActions
{
public:
    using Work = std::function<void(AdminRequest &request, ActionProgress &progress)>;

    struct State
    {
        qint64 id = 0;
        Text title;
        bool isRunning = true;
        bool isStopping = false;
        qint64 done = 0; // objects
        qint64 total = 0; // 0 as long as nobody has counted
        QList<AdminRequest::Message> messages = {}; // how it ended
        QString fileName = {}; // of the file it made; empty for none
    };

    BackgroundActions();
    ~BackgroundActions();
    Q_DISABLE_COPY_MOVE(BackgroundActions)

    /// Starts work for the person who asks; what it throws becomes its last message. Throws
    /// PermissionDenied when this person has three running.
    qint64 start(const AdminRequest &asked, const Text &title, const Work &work);
    /// Waits until it has ended, no longer than that; then takes what came of it, so that it is not
    /// listed any more. Nothing when it still runs.
    std::optional<AdminRequest> takeWithin(std::chrono::milliseconds time, const User &user,
                                           qint64 id);

    /// This person's, in the order they were started.
    QList<State> of(const User &user) const;
    /// Stops it after its portion. Nothing happens for what is not this person's; so with all here.
    void stop(const User &user, qint64 id);
    /// Forgets what has ended.
    void dismiss(const User &user, qint64 id);
    /// The file that it made.
    std::optional<AdminFile> file(const User &user, qint64 id) const;

private:
    struct Job;
    std::shared_ptr<Job> find(const User &user, qint64 id) const;
    void forgetOld();

    mutable QMutex m_mutex;
    QWaitCondition m_ended;
    qint64 m_lastId = 0;
    QList<std::shared_ptr<Job>> m_jobs;
    QThreadPool m_pool;
};

} // namespace Quintette
