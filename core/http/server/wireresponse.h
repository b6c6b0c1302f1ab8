// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/response.h"

namespace Quintette::Internal {

/// An answer ready to be sent: its head, what follows, and whether the connection goes on after it.
struct WireResponse
{
    /// The head, and a small body with it, so that both go out in one write.
    QByteArray head;
    QByteArray body;
    std::optional<Response::DeviceBody> device;
    /// Shared, because the function keeps its place in the stream and must not be copied between
    /// two pieces.
    std::shared_ptr<Response::Stream> stream;
    bool isChunked = false;
    bool keepsAlive = true;
    std::function<void()> finished;

    /// Bytes that are known to come; 0 for a stream.
    qint64 size() const { return head.size() + body.size() + (device ? device->length : 0); }
};

/// What the answer must respect of the request it is for.
struct WireContext
{
    bool isHead = false;
    bool isVersion11 = true;
    bool keepsAlive = true;
};

/// Writes the head with the right length or coding (RFC 9112, 6). Safe on any thread.
WireResponse toWire(const Response &response, const WireContext &context);

/// The answer to a request that could not be read: plain, and the last one on its connection.
WireResponse failureToWire(int status);

/// One piece of a chunked stream; an empty one is the end.
QByteArray toChunk(const QByteArray &piece);

} // namespace Quintette::Internal
