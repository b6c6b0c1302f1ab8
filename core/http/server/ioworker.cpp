// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/ioworker.h"

#include "core/base/error.h"
#include "core/http/server/connection.h"
#include "core/http/server/listener.h"
#include "core/http/server/viewpool.h"

#include <QLoggingCategory>

#include <cerrno>
#include <chrono>
#include <future>

#include <sys/epoll.h>
#include <sys/eventfd.h>

namespace Quintette::Internal {

Q_LOGGING_CATEGORY(lcServer, "quintette.server")

constexpr int tickTime = 250;
// Neither this nor the number of the listener is a connection.
constexpr quint64 wakeId = 0;

void ServerShared::release()
{
    if (connections.fetch_sub(1) == 1) {
        const std::lock_guard lock(mutex);
        empty.notify_all();
    }
}

IoWorker::IoWorker(ServerShared *shared)
    : m_shared(shared), m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), m_lastId(Listener::eventId)
{
    if (m_epoll.number() < 0 || m_wake.number() < 0)
        throw Error(u"The server cannot start: %1"_s.arg(qt_error_string(errno)));
    watch(m_wake.number(), wakeId, EPOLLIN);
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(u"http"_s);
    m_thread->start();
}

IoWorker::~IoWorker()
{
    call([this] {
        shutDown();
        m_isEnding = true;
    });
    m_thread->wait();
}

void IoWorker::add(const std::function<void()> &task)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_tasks.empty();
        m_tasks.push_back(task);
    }
    // One wake-up for all tasks that are there by the time the thread looks.
    if (isFirst)
        ::eventfd_write(m_wake.number(), 1);
}

void IoWorker::call(const std::function<void()> &task)
{
    // Shared, because the thread may still be inside of it when this one goes on.
    const auto done = std::make_shared<std::promise<void>>();
    std::future<void> future = done->get_future();
    add([&task, done] {
        task();
        done->set_value();
    });
    future.wait();
}

void IoWorker::run()
{
    epoll_event events[128];
    while (!m_isEnding) {
        const int timeout = !m_resumed.empty()           ? 0
                : m_connections.isEmpty() && !m_listener ? -1
                                                         : tickTime;
        const int count = ::epoll_wait(m_epoll.number(), events, int(std::size(events)), timeout);
        for (int i = 0; i < count; ++i) {
            const quint64 id = events[i].data.u64;
            if (id == wakeId)
                runTasks();
            else if (id == Listener::eventId && m_listener)
                m_listener->acceptAll();
            else if (Connection *connection = find(id))
                connection->onEvents(events[i].events);
        }
        const std::vector<quint64> resumed = std::exchange(m_resumed, {});
        for (const quint64 id : resumed) {
            if (Connection *connection = find(id))
                connection->resume();
        }
        tick();
        m_gone.clear();
    }
}

void IoWorker::runTasks()
{
    eventfd_t count = 0;
    ::eventfd_read(m_wake.number(), &count);
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const std::function<void()> &task : tasks)
        task();
}

void IoWorker::tick()
{
    const qint64 time = now();
    if (time < m_nextTick)
        return;
    m_nextTick = time + tickTime;
    if (m_listener)
        m_listener->retry();
    const auto connections = m_connections.values();
    for (const std::shared_ptr<Connection> &connection : connections)
        connection->checkDeadline(time);
}

qint64 IoWorker::now() const
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

void IoWorker::watch(int descriptor, quint64 connection, quint32 events)
{
    epoll_event event = {};
    event.events = events;
    event.data.u64 = connection;
    if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_MOD, descriptor, &event) != 0 && errno == ENOENT)
        ::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, descriptor, &event);
}

void IoWorker::unwatch(int descriptor)
{
    ::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, descriptor, nullptr);
}

Result<quint16> IoWorker::listen(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<Listener>(this);
    const Result<quint16> bound = listener->listen(address, port);
    if (!bound)
        return bound;
    watch(listener->descriptor(), Listener::eventId, EPOLLIN);
    m_listener = std::move(listener);
    return bound;
}

void IoWorker::adopt(int descriptor, const QString &remoteAddress, bool refuse)
{
    if (m_isDraining) {
        ::close(descriptor);
        m_shared->release();
        return;
    }
    const quint64 id = ++m_lastId;
    const auto connection = std::make_shared<Connection>(id, descriptor, remoteAddress, this);
    m_connections.insert(id, connection);
    watch(descriptor, id, EPOLLIN);
    if (refuse)
        connection->refuse();
}

Connection *IoWorker::find(quint64 connection) const
{
    return m_connections.value(connection).get();
}

void IoWorker::handOn(quint64 connection, std::unique_ptr<Request> request,
                      const std::shared_ptr<Exchange> &exchange, WireContext context)
{
    m_shared->requests.fetch_add(1, std::memory_order_relaxed);
    context.isHead = request->method() == "HEAD";
    m_shared->pool->add([this, connection, exchange, context,
                         shared = std::shared_ptr<Request>(std::move(request))] {
        auto wire = std::make_shared<WireResponse>();
        try {
            *wire = toWire(m_shared->handler(*shared), context);
        } catch (const std::exception &error) {
            qCCritical(lcServer, "An exception left the request handler: %s", error.what());
            *wire = failureToWire(500);
        } catch (...) {
            qCCritical(lcServer, "Something that is no exception left the request handler");
            *wire = failureToWire(500);
        }
        if (!exchange->sendWhole(*wire)) {
            add([this, connection, wire] { answer(connection, wire); });
            return;
        }
        if (wire->finished)
            wire->finished();
        if (!exchange->markSent())
            return;
        add([this, connection] {
            if (Connection *waiting = find(connection))
                waiting->acknowledge();
        });
    });
}

void IoWorker::answer(quint64 id, const std::shared_ptr<WireResponse> &response)
{
    if (Connection *connection = find(id))
        connection->respond(std::move(*response));
    else if (response->finished)
        response->finished(); // the client left while the view was at work
}

void IoWorker::pullStream(quint64 id, const std::shared_ptr<Response::Stream> &stream)
{
    m_shared->pool->add([this, id, stream] {
        std::optional<QByteArray> piece;
        try {
            piece = (*stream)();
        } catch (const std::exception &error) {
            qCCritical(lcServer, "A streamed answer broke: %s", error.what());
        }
        add([this, id, piece] {
            if (Connection *connection = find(id))
                connection->continueStream(piece);
        });
    });
}

void IoWorker::resumeLater(quint64 connection)
{
    m_resumed.push_back(connection);
}

void IoWorker::forget(quint64 id)
{
    const std::shared_ptr<Connection> connection = m_connections.take(id);
    if (!connection)
        return;
    m_gone.push_back(connection);
    m_shared->release();
}

void IoWorker::drain()
{
    m_isDraining = true;
    m_listener.reset();
    const auto connections = m_connections.values();
    for (const std::shared_ptr<Connection> &connection : connections)
        connection->drain();
}

void IoWorker::shutDown()
{
    m_isDraining = true;
    m_listener.reset();
    const auto connections = m_connections.values();
    for (const std::shared_ptr<Connection> &connection : connections)
        connection->close();
}

} // namespace Quintette::Internal
