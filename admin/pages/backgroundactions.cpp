// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/backgroundactions.h"

#include "core/auth/user.h"
#include "core/base/error.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>

namespace Quintette {

namespace {

Q_LOGGING_CATEGORY(lcBackground, "quintette.background", QtInfoMsg)

constexpr int mostThreads = 2;
constexpr int mostRunningEach = 3;
constexpr int mostEach = 20;
constexpr std::chrono::hours keptFor{1};

} // namespace

struct BackgroundActions::Job
{
    qint64 id = 0;
    QString owner; // User::keyText()
    Text title;
    ActionProgress progress;
    // Below the lock.
    bool isRunning = true;
    AdminRequest request;
    QDeadlineTimer forgotten{QDeadlineTimer::Forever};
};

BackgroundActions::BackgroundActions()
{
    m_pool.setMaxThreadCount(mostThreads);
}

BackgroundActions::~BackgroundActions()
{
    {
        const QMutexLocker lock(&m_mutex);
        for (const auto &job : std::as_const(m_jobs))
            job->progress.stop();
    }
    m_pool.waitForDone();
}

/// Turns what work throws into its last message.
static void perform(const BackgroundActions::Work &work, AdminRequest &request,
                    ActionProgress &progress)
{
    try {
        work(request, progress);
    } catch (const Error &error) {
        request.tell(AdminRequest::Level::Error, error.message());
    } catch (const std::exception &error) {
        qCWarning(lcBackground, "An action ended with an error: %s", error.what());
        request.tell(AdminRequest::Level::Error,
                     QN_TEXT("admin", "The action ended with an error; the log says which."));
    }
}

qint64 BackgroundActions::start(const AdminRequest &asked, const Text &title, const Work &work)
{
    auto job = std::make_shared<Job>();
    job->owner = asked.user->keyText();
    job->title = title;
    {
        const QMutexLocker lock(&m_mutex);
        forgetOld();
        const qsizetype running = std::count_if(
                m_jobs.cbegin(), m_jobs.cend(), [&job](const std::shared_ptr<Job> &other) {
                    return other->isRunning && other->owner == job->owner;
                });
        if (running >= mostRunningEach)
            throw PermissionDenied(
                    QN_TEXT("admin", "Three of your actions are running. Wait for one of them.")
                            .toString());
        job->id = ++m_lastId;
        m_jobs += job;
    }
    AdminRequest request;
    request.user = asked.user;
    request.policy = asked.policy;
    m_pool.start([this, job, request, work]() mutable {
        perform(work, request, job->progress);
        const QMutexLocker lock(&m_mutex);
        job->request = request;
        job->isRunning = false;
        job->forgotten = QDeadlineTimer(keptFor);
        m_ended.wakeAll();
    });
    return job->id;
}

std::optional<AdminRequest> BackgroundActions::takeWithin(std::chrono::milliseconds time,
                                                          const User &user, qint64 id)
{
    const QDeadlineTimer end(time);
    const QMutexLocker lock(&m_mutex);
    const std::shared_ptr<Job> job = find(user, id);
    while (job && job->isRunning) {
        if (!m_ended.wait(&m_mutex, end))
            return {};
    }
    if (!job)
        return {};
    m_jobs.removeOne(job);
    return job->request;
}

QList<BackgroundActions::State> BackgroundActions::of(const User &user) const
{
    const QMutexLocker lock(&m_mutex);
    QList<State> states;
    for (const auto &job : m_jobs) {
        if (job->owner != user.keyText())
            continue;
        const AdminRequest &request = job->request;
        states += State{job->id,
                        job->title,
                        job->isRunning,
                        job->progress.isStopped(),
                        job->progress.done(),
                        job->progress.total(),
                        request.messages,
                        request.file ? request.file->name : QString()};
    }
    return states;
}

void BackgroundActions::stop(const User &user, qint64 id)
{
    const QMutexLocker lock(&m_mutex);
    if (const std::shared_ptr<Job> job = find(user, id))
        job->progress.stop();
}

void BackgroundActions::dismiss(const User &user, qint64 id)
{
    const QMutexLocker lock(&m_mutex);
    const std::shared_ptr<Job> job = find(user, id);
    if (job && !job->isRunning)
        m_jobs.removeOne(job);
}

std::optional<AdminFile> BackgroundActions::file(const User &user, qint64 id) const
{
    const QMutexLocker lock(&m_mutex);
    const std::shared_ptr<Job> job = find(user, id);
    return job && !job->isRunning ? job->request.file : std::nullopt;
}

std::shared_ptr<BackgroundActions::Job> BackgroundActions::find(const User &user, qint64 id) const
{
    const auto job =
            std::find_if(m_jobs.cbegin(), m_jobs.cend(), [&](const std::shared_ptr<Job> &other) {
                return other->id == id && other->owner == user.keyText();
            });
    return job == m_jobs.cend() ? nullptr : *job;
}

void BackgroundActions::forgetOld()
{
    QList<std::shared_ptr<Job>> kept;
    QHash<QString, int> ended;
    for (auto job = m_jobs.crbegin(); job != m_jobs.crend(); ++job) {
        const bool isKept = (*job)->isRunning
                || (!(*job)->forgotten.hasExpired() && ++ended[(*job)->owner] <= mostEach);
        if (isKept)
            kept.prepend(*job);
    }
    m_jobs = kept;
}

} // namespace Quintette
