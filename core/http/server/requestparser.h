// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"
#include "core/http/server/limits.h"

namespace Quintette::Internal {

/// Reads one HTTP/1.x request after another from bytes as they come (RFC 9112), strictly: what two
/// programs could read differently is refused, so that nothing can be smuggled through a proxy in
/// front.
class RequestParser
{
public:
    enum class Status { NeedsMore, Complete, Failed };

    RequestParser(const ServerLimits &limits,
                  const std::shared_ptr<const RequestSettings> &settings);

    /// Takes what it can from the front of buffer. After Complete, takeRequest() must come before
    /// the next call; after Failed only failureStatus() makes sense.
    Status consume(QByteArray &buffer);

    bool isInHead() const { return m_state == State::Head; }
    /// Bytes of the body still to come, at most (for a chunked body the limit).
    qint64 expectedBody() const;
    /// Whether the client waits for "100 Continue" before it sends the body; true once per request.
    bool takeContinueWish();

    int failureStatus() const { return m_failure; }
    /// The finished request; the parser is then ready for the next one.
    std::unique_ptr<Request> takeRequest();
    /// Of the request taken last: whether the connection may serve another one, and whether it
    /// speaks HTTP/1.1.
    bool keepsAlive() const { return m_keepsAlive; }
    bool isVersion11() const { return m_isVersion11; }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Complete, Failed };

    bool step(QByteArray &buffer);
    bool fail(int status);
    bool readHead(QByteArray &buffer);
    bool parseHead(QByteArrayView head);
    bool parseRequestLine(QByteArrayView line);
    bool parseHeaderLine(QByteArrayView line);
    bool decideFraming();
    /// Takes what is left of the body or chunk; next is the state once all of it is here.
    bool readRemaining(QByteArray &buffer, State next);
    bool readChunkSize(QByteArray &buffer);
    bool readChunkEnd(QByteArray &buffer);
    bool readTrailer(QByteArray &buffer);
    bool store(QByteArrayView bytes);

    const ServerLimits &m_limits;
    std::shared_ptr<const RequestSettings> m_settings;
    State m_state = State::Head;
    int m_failure = 0;
    qsizetype m_scanned = 0; // bytes of the buffer in which the end of the head is not
    std::unique_ptr<Request> m_request;
    int m_headerCount = 0;
    Spool m_body;
    qint64 m_remaining = 0; // of the body, or of the present chunk
    qsizetype m_trailerSize = 0;
    bool m_isVersion11 = true;
    bool m_keepsAlive = true;
    bool m_wantsContinue = false;
};

} // namespace Quintette::Internal
