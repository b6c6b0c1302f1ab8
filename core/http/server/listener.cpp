// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/listener.h"

#include "core/http/server/ioworker.h"

#include <QTimer>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Quintette::Internal {

using namespace Qt::Literals::StringLiterals;

// So many above the limit are told why they are refused; any more are only closed.
constexpr int toldConnections = 32;
constexpr int backlog = 1024;
constexpr int retryTime = 200;

Listener::Listener(const std::vector<IoWorker *> &workers, QObject *parent)
    : QTcpServer(parent), m_workers(workers)
{
    setListenBacklogSize(backlog);
    // QTcpServer stops accepting for good when the process has no descriptor left.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(retryTime, this, &QTcpServer::resumeAccepting); });
}

void Listener::incomingConnection(qintptr handle)
{
    const int descriptor = int(handle);
    IoWorker *worker = m_workers[m_next++ % m_workers.size()];
    ServerShared *shared = worker->shared();
    const int present = shared->connections.fetch_add(1);
    if (present >= shared->limits.connections + toldConnections) {
        shared->connections.fetch_sub(1);
        ::close(descriptor);
        return;
    }
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    // An answer goes out in one piece, so waiting for more to send only costs time.
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const bool isV6 = serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    const QString host =
            isV6 ? u'[' + serverAddress().toString() + u']' : serverAddress().toString();
    const QString name = host + u':' + QString::number(serverPort());
    const bool refuse = present >= shared->limits.connections;
    if (worker->thread() == thread())
        worker->adopt(descriptor, name, refuse);
    else
        QMetaObject::invokeMethod(
                worker, [=] { worker->adopt(descriptor, name, refuse); }, Qt::QueuedConnection);
}

} // namespace Quintette::Internal
