// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/server.h"

#include "core/base/error.h"
#include "core/http/server/ioworker.h"
#include "core/http/server/viewpool.h"

#include <QThread>

namespace Quintette {

using Internal::IoWorker;
using Internal::ServerShared;

struct Server::Running
{
    ServerShared shared;
    std::unique_ptr<Internal::ViewPool> pool;
    std::vector<std::unique_ptr<IoWorker>> workers;

    ~Running()
    {
        for (const std::unique_ptr<IoWorker> &worker : workers)
            worker->call([&] { worker->shutDown(); });
        // Views still at work hand their answers to the workers, so these have to go last.
        pool.reset();
    }
};

Server::Server(const Handler &handler, const ServerOptions &options, QObject *parent)
    : QObject(parent), m_handler(handler), m_options(options)
{
    if (!m_options.requestSettings)
        m_options.requestSettings = std::make_shared<const RequestSettings>();
}

Server::~Server()
{
    stop();
}

static std::optional<QHostAddress> parseAddress(const QString &text)
{
    if (text.isEmpty() || text == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    if (text == u"*")
        return QHostAddress(QHostAddress::Any);
    QString bare = text;
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.sliced(1, bare.size() - 2);
    const QHostAddress address(bare);
    return address.isNull() ? std::nullopt : std::optional(address);
}

// One that a browser on this machine can open.
static QUrl urlOf(const QHostAddress &address, quint16 port)
{
    const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4
            || address == QHostAddress::AnyIPv6;
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(isAny ? u"127.0.0.1"_s : address.toString());
    url.setPort(port);
    url.setPath(u"/"_s);
    return url;
}

Result<QUrl> Server::start()
{
    if (d)
        return m_url;
    const std::optional<QHostAddress> address = parseAddress(m_options.address);
    if (!address) {
        return fail(u"\"%1\" is no IP address to serve on; use 127.0.0.1 for this computer only or "
                    u"0.0.0.0 for the "
                    "network"_s.arg(m_options.address));
    }
    auto running = std::make_unique<Running>();
    running->shared.handler = m_handler;
    running->shared.limits = m_options.limits;
    running->shared.requestSettings = m_options.requestSettings;
    const int processors = std::max(1, QThread::idealThreadCount());
    const int ioThreads =
            m_options.ioThreads > 0 ? m_options.ioThreads : std::clamp(processors / 2, 1, 4);
    const int viewThreads =
            m_options.viewThreads > 0 ? m_options.viewThreads : std::max(4, processors);
    running->pool = std::make_unique<Internal::ViewPool>(viewThreads, m_options.threadStarted,
                                                         m_options.threadFinished);
    running->shared.pool = running->pool.get();
    try {
        for (int i = 0; i < ioThreads; ++i) {
            running->workers.push_back(std::make_unique<IoWorker>(&running->shared));
            running->shared.workers.push_back(running->workers.back().get());
        }
    } catch (const Error &error) {
        return fail(error.message());
    }
    IoWorker *first = running->workers.front().get();
    std::optional<Result<quint16>> port;
    first->call([&] {
        port = first->listen(*address, m_options.port);
        if (*port)
            running->shared.serverName = urlOf(*address, **port).authority();
    });
    if (!*port) {
        return fail(u"Cannot serve on %1 port %2: %3. Choose another port or stop the program that "
                    "uses it"_s.arg(address->toString(), QString::number(m_options.port),
                                    port->error()));
    }
    d = std::move(running);
    m_url = urlOf(*address, **port);
    Q_EMIT started(m_url);
    return m_url;
}

void Server::stop()
{
    if (!d)
        return;
    // The first one holds the listener, so no client comes to the others any more when they drain.
    for (const std::unique_ptr<IoWorker> &worker : d->workers)
        worker->call([&] { worker->drain(); });
    {
        std::unique_lock lock(d->shared.mutex);
        d->shared.empty.wait_for(lock, std::chrono::milliseconds(m_options.limits.stopTime),
                                 [this] { return d->shared.connections == 0; });
    }
    d.reset();
    m_url.clear();
    Q_EMIT stopped();
}

int Server::connectionCount() const
{
    return d ? d->shared.connections.load() : 0;
}

quint64 Server::requestCount() const
{
    return d ? d->shared.requests.load() : 0;
}

} // namespace Quintette
