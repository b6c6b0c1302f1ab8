// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/gzip.h"

#include "core/http/headervalue.h"
#include "core/signing/crypto.h"

#include <zlib.h>

namespace Quintette {

constexpr qsizetype worthwhileSize = 200;
constexpr int paddingLimit = 100;
constexpr int gzipWindow = 15 + 16;

// The name field of a gzip header is ignored by all readers; one of a random length changes the
// total by as much.
static QByteArray compress(const QByteArray &body, GzipPadding padding)
{
    z_stream stream = {};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        return {};
    QByteArray name;
    gz_header header = {};
    if (padding == GzipPadding::Random) {
        name = QByteArray(uchar(randomBytes(1)[0]) % paddingLimit, 'a');
        header.name = reinterpret_cast<Bytef *>(name.data());
        header.os = 255;
        deflateSetHeader(&stream, &header);
    }
    QByteArray out(qsizetype(deflateBound(&stream, uLong(body.size()))) + paddingLimit,
                   Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = uInt(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int status = deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return status == Z_STREAM_END ? out : QByteArray();
}

Middleware gzipMiddleware(GzipPadding padding)
{
    return [padding](const Handler &next) -> Handler {
        return [padding, next](Request &request) {
            Response response = next(request);
            const QByteArray body = response.body();
            if (response.isStreaming() || body.size() < worthwhileSize
                || response.headers().contains("Content-Encoding"))
                return response;
            response.addVary({"Accept-Encoding"});
            if (qualityOf(request.header("Accept-Encoding"), "gzip") <= 0)
                return response;
            const QByteArray smaller = compress(body, padding);
            if (smaller.isEmpty() || smaller.size() >= body.size())
                return response;
            response.setBody(smaller);
            response.setHeader("Content-Encoding", "gzip");
            // The bytes differ now, so the tag may only promise the same meaning.
            const QByteArray tag = response.header("ETag");
            if (tag.startsWith('"'))
                response.setHeader("ETag", "W/" + tag);
            return response;
        };
    };
}

} // namespace Quintette
