// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/http/cookie.h"
#include "core/http/headers.h"

#include <QByteArray>
#include <QIODevice>

#include <functional>
#include <memory>
#include <variant>

namespace Quintette {

/// The answer to a request: status, headers, cookies and a body that is bytes, a device or a stream
/// of pieces. The server adds Content-Length, Date and Connection itself. Django: HttpResponse and
/// its kin.
class QUINTETTE_CORE_EXPORT Response
{
public:
    /// Bytes of a device from offset on, sent without reading it all into memory.
    struct DeviceBody
    {
        std::shared_ptr<QIODevice> device;
        qint64 offset = 0;
        qint64 length = 0;
    };
    /// Gives the next piece of the body; an empty one ends it. Called on pool threads, one call at
    /// a time; it may throw, which cuts the connection. Django: StreamingHttpResponse.
    using Stream = std::function<QByteArray()>;

    enum class Redirect { Temporary, Permanent, TemporaryKeepMethod, PermanentKeepMethod };

    explicit Response(int status = 200) : m_status(status) { }
    Response(const QByteArray &body, const QByteArray &contentType, int status = 200);

    static Response html(const QString &body, int status = 200);
    static Response text(const QString &body, int status = 200);
    /// {"a": 1} as Django's JsonResponse writes it.
    static Response json(const Value &value, int status = 200);
    /// 302, 301, 307 or 308 to url, a path or an absolute http(s) URL, in any language's letters.
    /// Throws SuspiciousOperation for another scheme.
    static Response redirect(const QString &url, Redirect kind = Redirect::Temporary);
    /// 304 for a page the client has already.
    static Response notModified();
    static Response notFound(const QString &message = {});
    static Response forbidden(const QString &message = {});
    static Response badRequest(const QString &message = {});
    static Response gone();
    /// 405 naming the methods that are allowed.
    static Response methodNotAllowed(const QByteArrayList &allowed);
    /// The device must be open for reading; content types are the caller's to set.
    static Response device(const std::shared_ptr<QIODevice> &device, const QByteArray &contentType);
    static Response stream(const Stream &next, const QByteArray &contentType);
    /// A download that the browser saves under fileName (any language). Django:
    /// FileResponse(as_attachment=True).
    static Response attachment(const QByteArray &body, const QByteArray &contentType,
                               const QString &fileName);

    int status() const { return m_status; }
    void setStatus(int status) { m_status = status; }

    Headers &headers() { return m_headers; }
    const Headers &headers() const { return m_headers; }
    QByteArray header(QByteArrayView name) const { return m_headers.value(name); }
    void setHeader(const QByteArray &name, const QByteArray &value) { m_headers.set(name, value); }
    /// Without parameters: "text/html".
    QByteArray contentType() const;

    bool isStreaming() const { return !std::holds_alternative<QByteArray>(m_body); }
    /// The body; empty for a device or stream.
    QByteArray body() const;
    void setBody(const QByteArray &body) { m_body = body; }
    const DeviceBody *deviceBody() const { return std::get_if<DeviceBody>(&m_body); }
    void setDeviceBody(const DeviceBody &body) { m_body = body; }
    const Stream *streamBody() const { return std::get_if<Stream>(&m_body); }

    /// Replaces a cookie of the same name set before.
    void setCookie(const Cookie &cookie);
    /// Tells the browser to forget a cookie; path and domain must be those it was set with.
    void deleteCookie(const QString &name, const QString &path = u"/"_s, const QString &domain = {},
                      const QString &sameSite = {});
    const QList<Cookie> &cookies() const { return m_cookies; }

    /// Adds names to the Vary header, each once. Django: patch_vary_headers.
    void addVary(const QByteArrayList &names);
    bool varies(const QByteArray &name) const;

    /// Run once when the answer has been sent or the client has gone; on any thread, so it must not
    /// touch a database connection.
    void setFinished(const std::function<void()> &finished) { m_finished = finished; }
    const std::function<void()> &finished() const { return m_finished; }

private:
    int m_status = 200;
    Headers m_headers;
    std::variant<QByteArray, DeviceBody, Stream> m_body;
    QList<Cookie> m_cookies;
    std::function<void()> m_finished;
};

/// The reason phrase of a status: "Not Found".
QUINTETTE_CORE_EXPORT QByteArray reasonPhrase(int status);

} // namespace Quintette
