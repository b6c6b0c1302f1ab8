// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/requestparser.h"
#include "core/http/server/wireresponse.h"

#include <QObject>

class QSocketNotifier;

namespace Quintette::Internal {

class IoWorker;

/// One client's connection, in one I/O thread: reads a request, hands it on, sends its answer,
/// reads the next one. One at a time, so answers are in order; while a view works, at most one
/// buffer is read ahead. A plain descriptor instead of QTcpSocket, because that drops the answer of
/// a client that has closed its sending side.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// Owns descriptor, which must not block.
    Connection(quint64 id, int descriptor, const QString &remoteAddress, const QString &serverName,
               IoWorker *worker);
    ~Connection() override;

    /// Answers 503 and closes: there are too many connections.
    void refuse();
    /// The answer to the request that was handed on.
    void respond(WireResponse &&response);
    /// The next piece of a streamed answer; an empty one is the end, nothing at all means it broke.
    void continueStream(const std::optional<QByteArray> &piece);
    /// Closes what has run out of time. now as of IoWorker::now().
    void checkDeadline(qint64 now);
    /// No further request: closes now if none is under way, else after its answer.
    void drain();
    void abort();

private:
    enum class State { Idle, Reading, Handling, Writing, Streaming, Lingering, Closed };

    void onReadable();
    void onWritable();
    bool receive();
    void process();
    void handOn();
    void fail(int status);
    void startWriting(WireResponse &&response);
    void write();
    bool writeBuffers();
    bool refillFromDevice();
    void finishAnswer();
    void linger();
    void close();
    void setReading(bool enabled);
    void setWriting(bool enabled);
    void setDeadline(qint64 milliseconds);
    qint64 timeFor(qint64 bytes, qint64 base) const;

    const quint64 m_id;
    int m_descriptor;
    IoWorker *m_worker;
    QString m_remoteAddress;
    QString m_serverName;
    State m_state = State::Idle;
    RequestParser m_parser;
    QByteArray m_in;
    WireResponse m_out;
    qsizetype m_headSent = 0;
    qsizetype m_bodySent = 0;
    int m_requestCount = 0;
    qint64 m_lingered = 0;
    bool m_hasPeerEnded = false;
    bool m_isDraining = false;
    qint64 m_deadline = 0;
    QSocketNotifier *m_readNotifier;
    QSocketNotifier *m_writeNotifier = nullptr;
};

} // namespace Quintette::Internal
