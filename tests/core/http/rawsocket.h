// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// A client that sends exactly the bytes it is told to, for tests of what no browser would do.
class RawSocket
{
public:
    explicit RawSocket(int port)
    {
        m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address)
                == 0;
    }
    RawSocket(RawSocket &&other) noexcept
        : m_descriptor(other.m_descriptor), m_isOpen(other.m_isOpen)
    {
        other.m_descriptor = -1;
    }
    ~RawSocket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    bool isOpen() const { return m_isOpen; }

    bool send(const QByteArray &bytes)
    {
        qsizetype sent = 0;
        while (sent < bytes.size()) {
            const ssize_t size = ::send(m_descriptor, bytes.constData() + sent,
                                        size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (size <= 0)
                return false;
            sent += size;
        }
        return true;
    }

    /// May be called while another thread is in send().
    void closeBoth() { ::shutdown(m_descriptor, SHUT_RDWR); }
    void closeSending() { ::shutdown(m_descriptor, SHUT_WR); }

    /// Leaves without a goodbye: the server sees a reset.
    void reset()
    {
        const linger now = {1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(m_descriptor);
        m_descriptor = -1;
    }

    /// Reads until the server closes, count answers with a length are complete, or the time is
    /// over.
    QByteArray read(int timeout = 5000, int count = -1)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < timeout && (count < 0 || answers() < count)) {
            pollfd event = {m_descriptor, POLLIN, 0};
            if (::poll(&event, 1, int(timeout - timer.elapsed())) <= 0)
                break;
            char block[64 * 1024];
            const ssize_t size = ::recv(m_descriptor, block, sizeof block, 0);
            if (size <= 0) {
                m_isClosed = true;
                break;
            }
            m_read.append(block, size);
        }
        return m_read;
    }

    /// Whether the server has closed its side, as the last read() saw it.
    bool isClosed() const { return m_isClosed; }

private:
    int answers() const
    {
        int count = 0;
        qsizetype position = 0;
        while (true) {
            const qsizetype end = m_read.indexOf("\r\n\r\n", position);
            if (end < 0)
                return count;
            const QByteArray head = m_read.mid(position, end - position);
            const qsizetype length = head.indexOf("Content-Length: ");
            const qsizetype size =
                    length < 0 ? 0 : head.mid(length + 16).split('\r').constFirst().toLongLong();
            if (end + 4 + size > m_read.size())
                return count;
            position = end + 4 + size;
            ++count;
        }
    }

    int m_descriptor = -1;
    bool m_isOpen = false;
    bool m_isClosed = false;
    QByteArray m_read;
};
