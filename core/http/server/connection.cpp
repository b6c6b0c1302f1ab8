// SPDX-License-Identifier: GPL-3.0-or-later
// One file although it is long: every function is a step of one state machine.
#include "core/http/server/connection.h"

#include "core/http/server/ioworker.h"

#include <cerrno>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace Quintette::Internal {

constexpr qsizetype readAhead = 64 * 1024;
constexpr qint64 deviceBlock = 256 * 1024;
// After an error the client may still be sending; what it sends is read for a moment, or it would
// never see the answer.
constexpr qint64 lingerBytes = 4 * 1024 * 1024;
constexpr int lingerTime = 2000;

Connection::Connection(quint64 id, int descriptor, const QString &remoteAddress, IoWorker *worker)
    : m_id(id), m_descriptor(std::make_shared<Descriptor>(descriptor)), m_worker(worker),
      m_remoteAddress(remoteAddress), m_parser(worker->limits(), worker->requestSettings())
{
    setDeadline(worker->limits().headTime);
}

Connection::~Connection()
{
    close();
}

void Connection::onEvents(quint32 events)
{
    const bool isBroken = events & (EPOLLERR | EPOLLHUP);
    if (isBroken && !m_isReading && !m_isWriting) {
        // Both directions are gone and nothing is left that would find out by itself.
        close();
        return;
    }
    if ((events & EPOLLOUT || isBroken) && m_isWriting && m_state == State::Writing)
        write();
    if ((events & EPOLLIN || isBroken) && m_isReading && m_state != State::Closed)
        onReadable();
}

void Connection::onReadable()
{
    if (!receive())
        return;
    // Usually the answer before has been sent meanwhile; if not, the pool has to say when it is.
    if (m_state == State::Handling && !m_exchange->await())
        finishAnswer(true);
    if (m_state == State::Idle || m_state == State::Reading)
        process();
}

// Returns false when the connection is gone or there is nothing to look at.
bool Connection::receive()
{
    char block[16 * 1024];
    while (true) {
        const ssize_t size = ::recv(m_descriptor->number(), block, sizeof block, 0);
        if (size > 0) {
            if (m_state == State::Lingering) {
                m_lingered += size;
                if (m_lingered > lingerBytes)
                    close();
                return false;
            }
            m_in.append(block, qsizetype(size));
            if (m_in.size() >= readAhead) {
                // The rest waits in the kernel, and so does the client.
                if (m_state != State::Idle && m_state != State::Reading)
                    watch(false, m_isWriting);
                return true;
            }
            if (size < ssize_t(sizeof block))
                return true;
            continue;
        }
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return true;
        if (size < 0) {
            close();
            return false;
        }
        m_hasPeerEnded = true;
        watch(false, m_isWriting);
        if (m_state == State::Lingering) {
            close();
            return false;
        }
        return true;
    }
}

void Connection::process()
{
    const bool wasInHead = m_parser.isInHead();
    const RequestParser::Status status = m_parser.consume(m_in);
    if (status == RequestParser::Status::Complete) {
        handOn();
        return;
    }
    if (status == RequestParser::Status::Failed) {
        fail(m_parser.failureStatus());
        return;
    }
    if (m_hasPeerEnded) {
        close();
        return;
    }
    const bool isFresh = m_state == State::Idle;
    if (m_parser.isInHead()) {
        if (isFresh && !m_in.isEmpty()) {
            m_state = State::Reading;
            setDeadline(m_worker->limits().headTime);
        }
        return;
    }
    m_state = State::Reading;
    if (wasInHead)
        setDeadline(timeFor(m_parser.expectedBody(), m_worker->limits().bodyTime));
    if (m_parser.takeContinueWish() && m_in.isEmpty()) {
        static constexpr char line[] = "HTTP/1.1 100 Continue\r\n\r\n";
        // So short a text always fits the socket's buffer; if not, the client goes on after a
        // second by itself.
        (void)::send(m_descriptor->number(), line, sizeof line - 1, MSG_NOSIGNAL);
    }
}

void Connection::handOn()
{
    std::unique_ptr<Request> request = m_parser.takeRequest();
    request->setRemoteAddress(m_remoteAddress);
    request->setServerName(m_worker->serverName());
    ++m_requestCount;
    const bool keepsAlive = m_parser.keepsAlive() && !m_isDraining && !m_hasPeerEnded
            && m_requestCount < m_worker->limits().keepAliveRequests;
    m_state = State::Handling;
    m_deadline = 0;
    // With more in the buffer no event would come that makes this thread look again.
    m_exchange = std::make_shared<Exchange>(m_descriptor, !m_in.isEmpty());
    m_worker->handOn(m_id, std::move(request), m_exchange,
                     {.isVersion11 = m_parser.isVersion11(), .keepsAlive = keepsAlive});
}

void Connection::fail(int status)
{
    m_in.clear();
    startWriting(failureToWire(status));
}

void Connection::respond(WireResponse &&response)
{
    if (m_state == State::Handling)
        startWriting(std::move(response));
}

void Connection::acknowledge()
{
    if (m_state != State::Handling || !m_exchange->isSent())
        return;
    finishAnswer(true);
    resumeLater();
}

void Connection::resume()
{
    if (m_state == State::Idle)
        process();
}

void Connection::startWriting(WireResponse &&response)
{
    m_out = std::move(response);
    m_headSent = 0;
    m_bodySent = 0;
    m_state = State::Writing;
    setDeadline(timeFor(m_out.size(), m_worker->limits().writeTime));
    if (m_out.device && !m_out.device->device->seek(m_out.device->offset)) {
        close();
        return;
    }
    write();
}

// Returns whether everything in the two buffers has been sent.
bool Connection::writeBuffers()
{
    while (m_headSent < m_out.head.size() || m_bodySent < m_out.body.size()) {
        // The bytes are only read: data() would copy a body that a cache shares.
        iovec parts[2] = {{const_cast<char *>(m_out.head.constData()) + m_headSent,
                           size_t(m_out.head.size() - m_headSent)},
                          {const_cast<char *>(m_out.body.constData()) + m_bodySent,
                           size_t(m_out.body.size() - m_bodySent)}};
        msghdr message = {};
        message.msg_iov = parts;
        message.msg_iovlen = 2;
        const ssize_t sent = ::sendmsg(m_descriptor->number(), &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            watch(m_isReading, true);
            return false;
        }
        if (sent < 0) {
            close();
            return false;
        }
        const qsizetype ofHead = std::min<qsizetype>(sent, m_out.head.size() - m_headSent);
        m_headSent += ofHead;
        m_bodySent += sent - ofHead;
    }
    return true;
}

// Returns whether there is more to send; a device that gives less than it promised breaks the
// connection.
bool Connection::refillFromDevice()
{
    if (!m_out.device || m_out.device->length <= 0)
        return false;
    m_out.body = m_out.device->device->read(std::min(deviceBlock, m_out.device->length));
    m_bodySent = 0;
    if (m_out.body.isEmpty()) {
        close();
        return false;
    }
    m_out.device->length -= m_out.body.size();
    return true;
}

void Connection::write()
{
    while (writeBuffers()) {
        if (refillFromDevice())
            continue;
        if (m_state == State::Closed)
            return;
        watch(m_isReading, false);
        if (m_out.stream) {
            m_state = State::Streaming;
            m_deadline = 0;
            m_worker->pullStream(m_id, m_out.stream);
        } else {
            finishAnswer(m_out.keepsAlive);
            resumeLater();
        }
        return;
    }
}

void Connection::continueStream(const std::optional<QByteArray> &piece)
{
    if (m_state != State::Streaming)
        return;
    if (!piece) {
        close();
        return;
    }
    m_out.body = m_out.isChunked ? toChunk(*piece) : *piece;
    m_bodySent = 0;
    if (piece->isEmpty())
        m_out.stream = nullptr;
    m_state = State::Writing;
    setDeadline(timeFor(m_out.body.size(), m_worker->limits().writeTime));
    write();
}

void Connection::finishAnswer(bool keepsAlive)
{
    if (m_out.finished)
        m_out.finished();
    m_out = {};
    m_exchange.reset();
    if (!keepsAlive || m_isDraining) {
        linger();
        return;
    }
    m_state = State::Idle;
    setDeadline(m_worker->limits().idleTime);
    watch(!m_hasPeerEnded, false);
}

// What was pipelined has to wait its turn, so that one client cannot keep the thread to itself.
void Connection::resumeLater()
{
    if (m_state == State::Idle && (!m_in.isEmpty() || m_hasPeerEnded))
        m_worker->resumeLater(m_id);
}

void Connection::linger()
{
    if (m_hasPeerEnded) {
        close();
        return;
    }
    ::shutdown(m_descriptor->number(), SHUT_WR);
    m_state = State::Lingering;
    m_in.clear();
    watch(true, false);
    setDeadline(lingerTime);
}

void Connection::checkDeadline(qint64 now)
{
    acknowledge();
    if (!m_deadline || now < m_deadline || m_state == State::Closed)
        return;
    if (m_state == State::Reading)
        fail(408);
    else
        close();
}

void Connection::drain()
{
    m_isDraining = true;
    // Short answers are not reported back; whoever waits for the last one must be.
    if (m_state == State::Handling && !m_exchange->await())
        finishAnswer(true);
    if (m_state == State::Idle || m_state == State::Lingering)
        close();
}

void Connection::close()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    if (m_out.finished)
        m_out.finished();
    m_out = {};
    m_in.clear();
    m_worker->unwatch(m_descriptor->number());
    // The descriptor itself may be in use by the pool for a moment longer.
    ::shutdown(m_descriptor->number(), SHUT_RDWR);
    m_descriptor.reset();
    m_exchange.reset();
    m_worker->forget(m_id);
}

void Connection::watch(bool reading, bool writing)
{
    if (m_state == State::Closed || (reading == m_isReading && writing == m_isWriting))
        return;
    m_isReading = reading;
    m_isWriting = writing;
    m_worker->watch(m_descriptor->number(), m_id,
                    (reading ? EPOLLIN : 0u) | (writing ? EPOLLOUT : 0u));
}

void Connection::setDeadline(qint64 milliseconds)
{
    m_deadline = m_worker->now() + milliseconds;
}

qint64 Connection::timeFor(qint64 bytes, qint64 base) const
{
    return base + bytes * 1000 / m_worker->limits().slowestRate;
}

} // namespace Quintette::Internal
