// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/conditionalget.h"

#include "core/http/httpdate.h"

#include <QCryptographicHash>

namespace Quintette {

// Tags of an If-Match or If-None-Match header; "*" stands alone.
static QByteArrayList parseTags(const QByteArray &header)
{
    if (header.trimmed() == "*")
        return {"*"};
    QByteArrayList tags;
    qsizetype position = 0;
    while ((position = header.indexOf('"', position)) >= 0) {
        const qsizetype end = header.indexOf('"', position + 1);
        if (end < 0)
            break;
        const bool isWeak = position >= 2 && header.mid(position - 2, 2) == "W/";
        tags += (isWeak ? QByteArray("W/") : QByteArray())
                + header.mid(position, end - position + 1);
        position = end + 1;
    }
    return tags;
}

static QByteArray strong(const QByteArray &tag)
{
    return tag.startsWith("W/") ? tag.sliced(2) : tag;
}

static bool matchesStrongly(const QByteArray &tag, const QByteArrayList &tags)
{
    return !tag.isEmpty() && (tags.contains("*") || (!tag.startsWith("W/") && tags.contains(tag)));
}

static bool matchesWeakly(const QByteArray &tag, const QByteArrayList &tags)
{
    return !tag.isEmpty()
            && (tags.contains("*")
                || std::any_of(tags.begin(), tags.end(), [&](const QByteArray &other) {
                       return strong(other) == strong(tag);
                   }));
}

static Response notModified(const Response &response)
{
    Response answer = Response::notModified();
    for (const char *name :
         {"Cache-Control", "Content-Location", "ETag", "Expires", "Last-Modified", "Vary"}) {
        if (response.headers().contains(name))
            answer.setHeader(name, response.header(name));
    }
    for (const Cookie &cookie : response.cookies())
        answer.setCookie(cookie);
    return answer;
}

Response conditionalResponse(const Request &request, const Response &response)
{
    if (response.status() < 200 || response.status() >= 300)
        return response;
    const QByteArray tag = response.header("ETag");
    const auto modified = parseHttpDate(response.header("Last-Modified"));
    const QByteArrayList wanted = parseTags(request.header("If-Match"));
    const QByteArrayList known = parseTags(request.header("If-None-Match"));
    const auto unmodifiedSince = parseHttpDate(request.header("If-Unmodified-Since"));
    const auto modifiedSince = parseHttpDate(request.header("If-Modified-Since"));
    const bool isRead = request.method() == "GET" || request.method() == "HEAD";

    if (!wanted.isEmpty() && !matchesStrongly(tag, wanted))
        return Response(412);
    if (wanted.isEmpty() && unmodifiedSince && !(modified && *modified <= *unmodifiedSince))
        return Response(412);
    if (!known.isEmpty() && matchesWeakly(tag, known))
        return isRead ? notModified(response) : Response(412);
    if (known.isEmpty() && modifiedSince && modified && *modified <= *modifiedSince && isRead)
        return notModified(response);
    return response;
}

Middleware conditionalGetMiddleware()
{
    return [](const Handler &next) -> Handler {
        return [next](Request &request) {
            Response response = next(request);
            if (request.method() != "GET")
                return response;
            const bool isStored = !response.header("Cache-Control").toLower().contains("no-store");
            if (isStored && !response.isStreaming() && response.status() == 200) {
                const QByteArray hash =
                        QCryptographicHash::hash(response.body(), QCryptographicHash::Md5).toHex();
                response.headers().setDefault("ETag", '"' + hash + '"');
            }
            return conditionalResponse(request, response);
        };
    };
}

} // namespace Quintette
