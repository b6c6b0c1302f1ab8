// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/handler.h"
#include "core/http/server/limits.h"
#include "core/http/server/wireresponse.h"

#include <QHostAddress>
#include <QObject>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace Quintette::Internal {

class Connection;
class Listener;
class ViewPool;

/// What all I/O threads of a server share. Outlives them.
struct ServerShared
{
    Handler handler;
    ServerLimits limits;
    std::shared_ptr<const RequestSettings> requestSettings;
    ViewPool *pool = nullptr;
    std::atomic<int> connections = 0;
    std::atomic<quint64> requests = 0;
    /// Woken when the last connection has gone.
    std::mutex mutex;
    std::condition_variable empty;
};

/// One I/O thread's connections. Everything here runs in that thread, except post().
class IoWorker : public QObject
{
    Q_OBJECT

public:
    explicit IoWorker(ServerShared *shared);
    ~IoWorker() override;

    /// Accepts clients and deals them out to workers. Returns the port.
    Result<quint16> listen(const QHostAddress &address, quint16 port,
                           const std::vector<IoWorker *> &workers);
    /// Takes a connected socket over; refuse: only to answer 503.
    void adopt(int descriptor, const QString &serverName, bool refuse);
    /// Accepts no more and lets every connection go when it has nothing under way.
    void drain();
    /// Closes everything at once.
    void shutDown();

    // For its connections.
    const ServerLimits &limits() const { return m_shared->limits; }
    const std::shared_ptr<const RequestSettings> &requestSettings() const
    {
        return m_shared->requestSettings;
    }
    ServerShared *shared() const { return m_shared; }
    qint64 now() const;
    void handOn(quint64 connection, std::unique_ptr<Request> request, WireContext context);
    void pullStream(quint64 connection, const std::shared_ptr<Response::Stream> &stream);
    void forget(quint64 connection);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Completion
    {
        quint64 connection = 0;
        std::optional<WireResponse> response;
        std::optional<QByteArray>
                piece; // of a stream; without it and without a response the stream broke
    };

    void post(Completion &&completion);
    void takeCompletions();
    void release();

    ServerShared *m_shared;
    Listener *m_listener = nullptr;
    QHash<quint64, Connection *> m_connections;
    quint64 m_lastId = 0;
    int m_timer = 0;
    bool m_isDraining = false;
    std::mutex m_mutex;
    std::vector<Completion> m_completions; // guarded by m_mutex
};

} // namespace Quintette::Internal
