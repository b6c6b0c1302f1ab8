// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/exchange.h"
#include "core/http/server/requestparser.h"
#include "core/http/server/wireresponse.h"

namespace Quintette::Internal {

class IoWorker;

/// One client's connection, in one I/O thread: reads a request, hands it on, sends its answer,
/// reads the next one. One at a time, so answers are in order; while a view works, at most one
/// buffer is read ahead. A plain descriptor instead of QTcpSocket, because that drops the answer of
/// a client that has closed its sending side.
class Connection
{
public:
    /// descriptor must not block.
    Connection(quint64 id, int descriptor, const QString &remoteAddress, IoWorker *worker);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// What epoll says about the descriptor.
    void onEvents(quint32 events);
    /// Answers 503 and closes: there are too many connections.
    void refuse() { fail(503); }
    /// The answer to the request that was handed on, or what is left of it to send.
    void respond(WireResponse &&response);
    /// The answer was sent already.
    void acknowledge();
    /// The next piece of a streamed answer; an empty one is the end, nothing at all means it broke.
    void continueStream(const std::optional<QByteArray> &piece);
    /// Reads on in what was pipelined.
    void resume();
    /// Closes what has run out of time. now as of IoWorker::now().
    void checkDeadline(qint64 now);
    /// No further request: closes now if none is under way, else after its answer.
    void drain();
    void close();

private:
    enum class State { Idle, Reading, Handling, Writing, Streaming, Lingering, Closed };

    void onReadable();
    bool receive();
    void process();
    void handOn();
    void fail(int status);
    void startWriting(WireResponse &&response);
    void write();
    bool writeBuffers();
    bool refillFromDevice();
    void finishAnswer(bool keepsAlive);
    void resumeLater();
    void linger();
    void watch(bool reading, bool writing);
    void setDeadline(qint64 milliseconds);
    qint64 timeFor(qint64 bytes, qint64 base) const;

    const quint64 m_id;
    std::shared_ptr<Descriptor> m_descriptor;
    IoWorker *m_worker;
    QString m_remoteAddress;
    State m_state = State::Idle;
    RequestParser m_parser;
    std::shared_ptr<Exchange> m_exchange;
    QByteArray m_in;
    WireResponse m_out;
    qsizetype m_headSent = 0;
    qsizetype m_bodySent = 0;
    int m_requestCount = 0;
    qint64 m_lingered = 0;
    bool m_hasPeerEnded = false;
    bool m_isDraining = false;
    bool m_isReading = true; // what epoll watches for
    bool m_isWriting = false;
    qint64 m_deadline = 0;
};

} // namespace Quintette::Internal
