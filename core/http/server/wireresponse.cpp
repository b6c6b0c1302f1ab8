// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/wireresponse.h"

#include "core/http/httpdate.h"

#include <QDateTime>

namespace Quintette::Internal {

using namespace Qt::Literals::StringLiterals;

// Up to here copying the body behind the head is cheaper than a second buffer.
constexpr qsizetype joinLimit = 32 * 1024;

static const QByteArray &presentDate()
{
    thread_local qint64 second = 0;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text = formatHttpDate(QDateTime::fromSecsSinceEpoch(now, Qt::UTC));
    }
    return text;
}

// The connection and the framing are the server's business.
static bool isOurs(QByteArrayView name)
{
    const auto is = [name](QByteArrayView other) {
        return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
    };
    return is("Content-Length") || is("Transfer-Encoding") || is("Connection") || is("Date")
            || is("Keep-Alive");
}

static QByteArray startOfHead(int status)
{
    if (status == 200)
        return "HTTP/1.1 200 OK\r\n";
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
}

WireResponse toWire(const Response &response, const WireContext &context)
{
    WireResponse wire;
    wire.keepsAlive = context.keepsAlive;
    wire.finished = response.finished();
    const int status =
            response.status() >= 200 && response.status() <= 599 ? response.status() : 500;
    const bool hasNoBody = status == 204 || status == 304;
    const QByteArray body = response.body();
    const Response::DeviceBody *device = response.deviceBody();
    const Response::Stream *stream = response.streamBody();

    wire.head.reserve(512 + (body.size() <= joinLimit ? body.size() : 0));
    wire.head += startOfHead(status);
    for (const Headers::Field &field : response.headers()) {
        if (isOurs(field.name))
            continue;
        wire.head += field.name;
        wire.head += ": ";
        wire.head += field.value;
        wire.head += "\r\n";
    }
    for (const Cookie &cookie : response.cookies()) {
        wire.head += "Set-Cookie: ";
        wire.head += cookie.toHeader();
        wire.head += "\r\n";
    }
    wire.head += "Date: ";
    wire.head += presentDate();
    wire.head += "\r\n";
    if (stream && !hasNoBody) {
        wire.isChunked = context.isVersion11;
        if (wire.isChunked)
            wire.head += "Transfer-Encoding: chunked\r\n";
        else
            wire.keepsAlive = false;
    } else if (!hasNoBody) {
        const qint64 length = device ? device->length : body.size();
        wire.head += "Content-Length: ";
        wire.head += QByteArray::number(length);
        wire.head += "\r\n";
    }
    if (!wire.keepsAlive)
        wire.head += "Connection: close\r\n";
    wire.head += "\r\n";

    if (context.isHead || hasNoBody)
        return wire;
    if (stream)
        wire.stream = std::make_shared<Response::Stream>(*stream);
    else if (device)
        wire.device = *device;
    else if (body.size() <= joinLimit)
        wire.head += body;
    else
        wire.body = body;
    return wire;
}

WireResponse failureToWire(int status)
{
    Response response = Response::text(QString::fromLatin1(reasonPhrase(status)) + u'\n', status);
    if (status == 503)
        response.setHeader("Retry-After", "5");
    return toWire(response, {.keepsAlive = false});
}

QByteArray toChunk(const QByteArray &piece)
{
    if (piece.isEmpty())
        return "0\r\n\r\n";
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

} // namespace Quintette::Internal
