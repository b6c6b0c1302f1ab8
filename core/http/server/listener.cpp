// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/listener.h"

#include "core/http/server/ioworker.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Quintette::Internal {

// So many above the limit are told why they are refused; any more are only closed.
constexpr int toldConnections = 32;
constexpr int backlog = 1024;
constexpr int acceptedAtOnce = 64;

Listener::Listener(IoWorker *worker)
    : m_worker(worker), m_descriptor(std::make_unique<Descriptor>())
{
}

Listener::~Listener()
{
    m_worker->unwatch(descriptor());
}

static socklen_t toSocketAddress(const QHostAddress &address, quint16 port,
                                 sockaddr_storage *storage)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol || address == QHostAddress::Any) {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const Q_IPV6ADDR bytes =
                address == QHostAddress::Any ? Q_IPV6ADDR{} : address.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof bytes);
        return sizeof *v6;
    }
    auto *v4 = reinterpret_cast<sockaddr_in *>(storage);
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    v4->sin_addr.s_addr = htonl(address.toIPv4Address());
    return sizeof *v4;
}

Result<quint16> Listener::listen(const QHostAddress &address, quint16 port)
{
    sockaddr_storage storage = {};
    socklen_t size = toSocketAddress(address, port, &storage);
    m_descriptor = std::make_unique<Descriptor>(
            ::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // Containers often have no IPv6.
    if (descriptor() < 0 && errno == EAFNOSUPPORT && address == QHostAddress::Any)
        return listen(QHostAddress(QHostAddress::AnyIPv4), port);
    const int yes = 1;
    const int onlyV6 = address == QHostAddress::Any ? 0 : 1;
    ::setsockopt(descriptor(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (storage.ss_family == AF_INET6)
        ::setsockopt(descriptor(), IPPROTO_IPV6, IPV6_V6ONLY, &onlyV6, sizeof onlyV6);
    if (::bind(descriptor(), reinterpret_cast<sockaddr *>(&storage), size) != 0
        || ::listen(descriptor(), backlog) != 0
        || ::getsockname(descriptor(), reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return fail(qt_error_string(errno));
    // The port stands at the same place in both kinds of address.
    return quint16(ntohs(reinterpret_cast<sockaddr_in *>(&storage)->sin_port));
}

void Listener::acceptAll()
{
    for (int i = 0; i < acceptedAtOnce; ++i) {
        sockaddr_storage storage = {};
        socklen_t size = sizeof storage;
        const int client = ::accept4(descriptor(), reinterpret_cast<sockaddr *>(&storage), &size,
                                     SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client >= 0) {
            deal(client, QHostAddress(reinterpret_cast<sockaddr *>(&storage)));
            continue;
        }
        if (errno == ECONNABORTED || errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            // No descriptor or memory left: asking again at once would only burn time.
            m_worker->watch(descriptor(), eventId, 0);
            m_isPaused = true;
        }
        return;
    }
}

void Listener::retry()
{
    if (std::exchange(m_isPaused, false))
        m_worker->watch(descriptor(), eventId, EPOLLIN);
}

void Listener::deal(int client, const QHostAddress &remote)
{
    ServerShared *shared = m_worker->shared();
    const int present = shared->connections.fetch_add(1);
    if (present >= shared->limits.connections + toldConnections) {
        ::close(client);
        shared->release();
        return;
    }
    // An answer goes out in one piece, so waiting for more to send only costs time.
    const int yes = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    bool isV4 = false;
    const QHostAddress v4(remote.toIPv4Address(&isV4));
    const QString address = isV4 ? v4.toString() : remote.toString();
    const bool refuse = present >= shared->limits.connections;
    IoWorker *worker = shared->workers[m_next++ % shared->workers.size()];
    if (worker == m_worker)
        worker->adopt(client, address, refuse);
    else
        worker->add([=] { worker->adopt(client, address, refuse); });
}

} // namespace Quintette::Internal
