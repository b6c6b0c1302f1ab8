// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/handler.h"
#include "core/http/server/exchange.h"
#include "core/http/server/limits.h"

#include <QHash>
#include <QHostAddress>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace Quintette::Internal {

class Connection;
class IoWorker;
class Listener;
class ViewPool;

/// What all I/O threads of a server share. Outlives them.
struct ServerShared
{
    Handler handler;
    ServerLimits limits;
    std::shared_ptr<const RequestSettings> requestSettings;
    ViewPool *pool = nullptr;
    std::vector<IoWorker *> workers;
    /// Address and port, for requests without a Host header.
    QString serverName;
    std::atomic<int> connections = 0;
    std::atomic<quint64> requests = 0;
    /// Woken when the last connection has gone.
    std::mutex mutex;
    std::condition_variable empty;

    void release();
};

/// One I/O thread and its connections. It waits with epoll instead of Qt's event loop, which costs
/// as much per request as everything else together. All members are for the thread itself, except
/// where they say so.
class IoWorker
{
public:
    /// Starts the thread. Throws Error when the system has no descriptors left.
    explicit IoWorker(ServerShared *shared);
    /// Ends it. For another thread.
    ~IoWorker();
    Q_DISABLE_COPY_MOVE(IoWorker)

    /// Runs task in the thread and waits for it. For other threads.
    void call(const std::function<void()> &task);
    /// Runs task in the thread, later. For any thread.
    void add(const std::function<void()> &task);

    /// Accepts clients and deals them out to all workers. Returns the port.
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// Takes a connected socket over, which counts already; refuse: only to answer 503.
    void adopt(int descriptor, const QString &remoteAddress, bool refuse);
    /// Accepts no more and lets every connection go when it has nothing under way.
    void drain();
    /// Closes everything at once.
    void shutDown();

    // For its connections and its listener.
    const ServerLimits &limits() const { return m_shared->limits; }
    const std::shared_ptr<const RequestSettings> &requestSettings() const
    {
        return m_shared->requestSettings;
    }
    const QString &serverName() const { return m_shared->serverName; }
    ServerShared *shared() const { return m_shared; }
    qint64 now() const;
    void watch(int descriptor, quint64 connection, quint32 events);
    void unwatch(int descriptor);
    void handOn(quint64 connection, std::unique_ptr<Request> request,
                const std::shared_ptr<Exchange> &exchange, WireContext context);
    void pullStream(quint64 connection, const std::shared_ptr<Response::Stream> &stream);
    void resumeLater(quint64 connection);
    void forget(quint64 connection);

private:
    void run();
    void runTasks();
    void tick();
    Connection *find(quint64 connection) const;
    void answer(quint64 connection, const std::shared_ptr<WireResponse> &response);

    ServerShared *m_shared;
    Descriptor m_epoll;
    Descriptor m_wake;
    std::unique_ptr<Listener> m_listener;
    QHash<quint64, std::shared_ptr<Connection>> m_connections;
    std::vector<std::shared_ptr<Connection>> m_gone; // may still be in one of their functions
    std::vector<quint64> m_resumed;
    quint64 m_lastId = 0;
    qint64 m_nextTick = 0;
    bool m_isDraining = false;
    bool m_isEnding = false;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_tasks; // guarded by m_mutex
    std::unique_ptr<QThread> m_thread;
};

} // namespace Quintette::Internal
