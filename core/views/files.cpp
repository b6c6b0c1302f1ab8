// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/files.h"

#include "core/base/error.h"
#include "core/http/httpdate.h"
#include "core/middleware/conditionalget.h"
#include "core/urls/resolvermatch.h"
#include "core/views/mediatype.h"

#include <QFile>
#include <QFileInfo>

namespace Quintette {

// Up to here a file is read at once and goes out in one write.
constexpr qint64 inMemorySize = 256 * 1024;

// The file's real place below root; nothing when there is none or it is elsewhere.
static std::optional<QFileInfo> find(const QString &root, const QString &path)
{
    const QStringList parts = path.split(u'/');
    const bool isPlain = std::none_of(parts.begin(), parts.end(), [](const QString &part) {
        return part == u".." || part == u"." || part.contains(QChar(0)) || part.contains(u'\\');
    });
    if (!isPlain || path.isEmpty() || root.isEmpty())
        return std::nullopt;
    const QString base = QFileInfo(root).canonicalFilePath();
    const QFileInfo file(root + u'/' + path);
    const QString real = file.canonicalFilePath();
    if (base.isEmpty() || !real.startsWith(base + u'/') || !file.isFile() || !file.isReadable())
        return std::nullopt;
    return file;
}

struct Range
{
    qint64 first = 0;
    qint64 last = 0;
};

// The one range of a Range header (RFC 9110, 14.2): nothing when the header is to be ignored, an
// empty range when it lies outside.
static std::optional<Range> parseRange(const QByteArray &header, qint64 size)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return std::nullopt;
    const QByteArray text = header.sliced(6).trimmed();
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    bool isNumber = false;
    if (dash == 0) {
        const qint64 count = text.sliced(1).toLongLong(&isNumber);
        if (!isNumber || count < 0)
            return std::nullopt;
        return Range{std::max<qint64>(0, size - count), count ? size - 1 : -1};
    }
    const qint64 first = text.first(dash).toLongLong(&isNumber);
    if (!isNumber || first < 0)
        return std::nullopt;
    qint64 last = size - 1;
    if (dash + 1 < text.size()) {
        const qint64 wanted = text.sliced(dash + 1).toLongLong(&isNumber);
        if (!isNumber || wanted < first)
            return std::nullopt;
        last = std::min(last, wanted);
    }
    return Range{first, first > last ? first - 1 : last};
}

static void applyRange(const Request &request, Response &response, qint64 size)
{
    const QByteArray condition = request.header("If-Range");
    const QByteArray header = request.header("Range");
    const bool isCurrent = condition.isEmpty() || condition == response.header("ETag")
            || condition == response.header("Last-Modified");
    const std::optional<Range> range = isCurrent ? parseRange(header, size) : std::nullopt;
    if (header.isEmpty() || !range || response.status() != 200)
        return;
    if (range->last < range->first) {
        response = Response(416);
        response.setHeader("Content-Range", "bytes */" + QByteArray::number(size));
        return;
    }
    const qint64 length = range->last - range->first + 1;
    response.setStatus(206);
    response.setHeader("Content-Range",
                       "bytes " + QByteArray::number(range->first) + '-'
                               + QByteArray::number(range->last) + '/' + QByteArray::number(size));
    if (const Response::DeviceBody *body = response.deviceBody())
        response.setDeviceBody({body->device, range->first, length});
    else
        response.setBody(response.body().mid(range->first, length));
}

Response serveFile(const Request &request, const QString &root, const QString &path)
{
    if (request.method() != "GET" && request.method() != "HEAD")
        return Response::methodNotAllowed({"GET", "HEAD"});
    const std::optional<QFileInfo> info = find(root, path);
    auto file = info ? std::make_shared<QFile>(info->filePath()) : nullptr;
    if (!file || !file->open(QIODevice::ReadOnly))
        throw Http404(u"There is no file \"%1\" below %2"_s.arg(path, root));
    const qint64 size = file->size();
    const QDateTime modified = info->lastModified();
    const QByteArray type = mediaTypeOf(path);
    Response response =
            size <= inMemorySize ? Response(file->readAll(), type) : Response::device(file, type);
    response.setHeader("Last-Modified", formatHttpDate(modified));
    response.setHeader("ETag",
                       '"' + QByteArray::number(modified.toMSecsSinceEpoch(), 36) + '-'
                               + QByteArray::number(size, 36) + '"');
    response.setHeader("Accept-Ranges", "bytes");
    response = conditionalResponse(request, response);
    applyRange(request, response, size);
    return response;
}

View fileView(const QStringList &roots, int maxAge)
{
    return [roots, maxAge](Request &request) {
        const QString path = pathArgument(request, u"path").toString();
        for (const QString &root : roots) {
            if (!find(root, path))
                continue;
            Response response = serveFile(request, root, path);
            if (maxAge > 0)
                response.headers().setDefault("Cache-Control",
                                              "public, max-age=" + QByteArray::number(maxAge));
            return response;
        }
        throw Http404(u"There is no file \"%1\""_s.arg(path));
    };
}

View uploadedFileView(const QString &root)
{
    return [view = fileView({root})](Request &request) {
        Response response = view(request);
        response.headers().setDefault("X-Content-Type-Options", "nosniff");
        const QByteArray type = response.header("Content-Type");
        if (type.startsWith("text/") || type.contains("xml"))
            response.setHeader("Content-Security-Policy",
                               "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
                               "sandbox");
        return response;
    };
}

View redirectView(const QString &url, Response::Redirect kind)
{
    return [url, kind](Request &) { return Response::redirect(url, kind); };
}

} // namespace Quintette
