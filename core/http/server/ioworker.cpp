// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/ioworker.h"

#include "core/http/server/connection.h"
#include "core/http/server/listener.h"
#include "core/http/server/viewpool.h"

#include <QLoggingCategory>
#include <QTimerEvent>

#include <chrono>
#include <sys/socket.h>
#include <unistd.h>

namespace Quintette::Internal {

Q_LOGGING_CATEGORY(lcServer, "quintette.server")

constexpr int tick = 250;

IoWorker::IoWorker(ServerShared *shared) : m_shared(shared) { }

IoWorker::~IoWorker()
{
    shutDown();
}

Result<quint16> IoWorker::listen(const QHostAddress &address, quint16 port,
                                 const std::vector<IoWorker *> &workers)
{
    m_listener = new Listener(workers, this);
    if (!m_listener->listen(address, port))
        return fail(m_listener->errorString());
    return m_listener->serverPort();
}

qint64 IoWorker::now() const
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

static QString peerAddress(int descriptor)
{
    sockaddr_storage storage = {};
    socklen_t size = sizeof storage;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    const QHostAddress address(reinterpret_cast<sockaddr *>(&storage));
    bool isV4 = false;
    const QHostAddress v4(address.toIPv4Address(&isV4));
    return isV4 ? v4.toString() : address.toString();
}

void IoWorker::adopt(int descriptor, const QString &serverName, bool refuse)
{
    if (m_isDraining) {
        ::close(descriptor);
        release();
        return;
    }
    const quint64 id = ++m_lastId;
    auto *connection = new Connection(id, descriptor, peerAddress(descriptor), serverName, this);
    m_connections.insert(id, connection);
    if (!m_timer)
        m_timer = startTimer(tick, Qt::CoarseTimer);
    if (refuse)
        connection->refuse();
}

void IoWorker::handOn(quint64 connection, std::unique_ptr<Request> request, WireContext context)
{
    m_shared->requests.fetch_add(1, std::memory_order_relaxed);
    context.isHead = request->method() == "HEAD";
    m_shared->pool->add(
            [this, connection, context, shared = std::shared_ptr<Request>(std::move(request))] {
                WireResponse wire;
                try {
                    wire = toWire(m_shared->handler(*shared), context);
                } catch (const std::exception &error) {
                    qCCritical(lcServer, "An exception left the request handler: %s", error.what());
                    wire = failureToWire(500);
                } catch (...) {
                    qCCritical(lcServer, "Something that is no exception left the request handler");
                    wire = failureToWire(500);
                }
                post({connection, std::move(wire), std::nullopt});
            });
}

void IoWorker::pullStream(quint64 connection, const std::shared_ptr<Response::Stream> &stream)
{
    m_shared->pool->add([this, connection, stream] {
        std::optional<QByteArray> piece;
        try {
            piece = (*stream)();
        } catch (const std::exception &error) {
            qCCritical(lcServer, "A streamed answer broke: %s", error.what());
        }
        post({connection, std::nullopt, piece});
    });
}

void IoWorker::post(Completion &&completion)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_completions.empty();
        m_completions.push_back(std::move(completion));
    }
    // One wake-up for all answers that are ready by the time the thread looks.
    if (wasEmpty)
        QMetaObject::invokeMethod(this, &IoWorker::takeCompletions, Qt::QueuedConnection);
}

void IoWorker::takeCompletions()
{
    std::vector<Completion> ready;
    {
        const std::lock_guard lock(m_mutex);
        ready.swap(m_completions);
    }
    for (Completion &completion : ready) {
        Connection *connection = m_connections.value(completion.connection);
        if (!connection) {
            // The client left while the view was at work.
            if (completion.response && completion.response->finished)
                completion.response->finished();
        } else if (completion.response) {
            connection->respond(std::move(*completion.response));
        } else {
            connection->continueStream(completion.piece);
        }
    }
}

void IoWorker::forget(quint64 id)
{
    Connection *connection = m_connections.take(id);
    if (!connection)
        return;
    // It may be in the middle of one of its functions.
    connection->deleteLater();
    release();
}

void IoWorker::release()
{
    if (m_shared->connections.fetch_sub(1) == 1) {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->empty.notify_all();
    }
}

void IoWorker::drain()
{
    m_isDraining = true;
    if (m_listener)
        m_listener->close();
    const QList<Connection *> connections = m_connections.values();
    for (Connection *connection : connections)
        connection->drain();
}

void IoWorker::shutDown()
{
    m_isDraining = true;
    delete std::exchange(m_listener, nullptr);
    const QList<Connection *> connections = m_connections.values();
    for (Connection *connection : connections) {
        connection->abort();
        delete connection;
    }
    if (m_timer)
        killTimer(std::exchange(m_timer, 0));
}

void IoWorker::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    const qint64 time = now();
    const QList<Connection *> connections = m_connections.values();
    for (Connection *connection : connections)
        connection->checkDeadline(time);
    if (m_connections.isEmpty())
        killTimer(std::exchange(m_timer, 0));
}

} // namespace Quintette::Internal
