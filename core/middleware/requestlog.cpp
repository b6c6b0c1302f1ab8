// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/requestlog.h"

#include "core/signing/crypto.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

namespace Quintette {

Q_LOGGING_CATEGORY(lcAccess, "quintette.access")

constexpr qsizetype idLength = 16;
constexpr qsizetype idLimit = 64;

static bool isPlain(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= idLimit && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                || c == '-' || c == '_';
    });
}

Middleware requestLogMiddleware()
{
    return [](const Handler &next) -> Handler {
        return [next](Request &request) {
            QElapsedTimer timer;
            timer.start();
            const QByteArray given = request.header("X-Request-ID");
            const QByteArray id = isPlain(given) ? given : randomString(idLength);
            request.attach(std::make_shared<RequestId>(RequestId{id}));
            Response response = next(request);
            response.headers().setDefault("X-Request-ID", id);
            // The target is what a stranger sent: control characters in it are percent-encoded, so
            // no line is forged.
            qCInfo(lcAccess, "%s %s %s %s %d %lld %.1fms", id.constData(),
                   qUtf8Printable(request.remoteAddress()), request.method().constData(),
                   request.target().left(500).constData(), response.status(),
                   qint64(response.body().size()), double(timer.nsecsElapsed()) / 1e6);
            return response;
        };
    };
}

} // namespace Quintette
