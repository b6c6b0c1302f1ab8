// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/handler.h"
#include "core/http/server/limits.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace Quintette {

struct ServerOptions
{
    /// An IPv4 or IPv6 address, or "localhost". Loopback unless the site is meant for others.
    QString address = u"127.0.0.1"_s;
    /// 0 takes a free one.
    quint16 port = 8000;
    ServerLimits limits;
    /// 0 chooses by the number of processors.
    int ioThreads = 0;
    int viewThreads = 0;
    std::shared_ptr<const RequestSettings> requestSettings;
    /// Run in each thread of views when it begins and when it ends, to open and close what belongs
    /// to one thread.
    std::function<void()> threadStarted;
    std::function<void()> threadFinished;
};

/// Serves a handler over HTTP/1.1: sockets in I/O threads, the handler in a pool of others.
/// Never more than one request of a connection is at work, so answers come in order. See README.md
/// for its limits. Use it from the thread that made it, which may be the one of the desktop.
class QUINTETTE_CORE_EXPORT Server : public QObject
{
    Q_OBJECT

public:
    Server(const Handler &handler, const ServerOptions &options, QObject *parent = nullptr);
    /// Stops.
    ~Server() override;

    /// Returns once clients are accepted, with the address to show. The error says what is wrong
    /// with address or port.
    Result<QUrl> start();
    /// Accepts no more, finishes what is under way (at most limits.stopTime), closes everything,
    /// then returns.
    void stop();

    bool isRunning() const { return bool(d); }
    /// Empty while it does not run.
    QUrl url() const { return m_url; }
    int connectionCount() const;
    quint64 requestCount() const;

Q_SIGNALS:
    void started(const QUrl &url);
    void stopped();

private:
    struct Running;

    Handler m_handler;
    ServerOptions m_options;
    QUrl m_url;
    std::unique_ptr<Running> d;
};

} // namespace Quintette
