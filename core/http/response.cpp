// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/response.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/http/urlquote.h"

namespace Quintette {

Response::Response(const QByteArray &body, const QByteArray &contentType, int status)
    : m_status(status), m_body(body)
{
    m_headers.add("Content-Type", contentType);
}

Response Response::html(const QString &body, int status)
{
    return {body.toUtf8(), "text/html; charset=utf-8", status};
}

Response Response::text(const QString &body, int status)
{
    return {body.toUtf8(), "text/plain; charset=utf-8", status};
}

Response Response::json(const Value &value, int status)
{
    return {Json::serialize(value, Json::Style::Python, true), "application/json", status};
}

Response Response::redirect(const QString &url, Redirect kind)
{
    const auto isEnd = [](QChar c) { return c == u':' || c == u'/' || c == u'?' || c == u'#'; };
    const auto end = std::find_if(url.cbegin(), url.cend(), isEnd);
    const bool hasScheme = end != url.cend() && *end == u':';
    const QString scheme = hasScheme ? url.first(end - url.cbegin()).toLower() : QString();
    if (hasScheme && scheme != u"http" && scheme != u"https")
        throw SuspiciousOperation(
                u"A redirect to a \"%1:\" address is not allowed"_s.arg(scheme.left(30)));
    static const QMap<Redirect, int> statuses = {{Redirect::Temporary, 302},
                                                 {Redirect::Permanent, 301},
                                                 {Redirect::TemporaryKeepMethod, 307},
                                                 {Redirect::PermanentKeepMethod, 308}};
    Response response({}, "text/html; charset=utf-8", statuses.value(kind));
    response.setHeader("Location", iriToUri(url));
    return response;
}

Response Response::notModified()
{
    return Response(304);
}

Response Response::notFound(const QString &message)
{
    return text(message.isEmpty() ? u"Not Found"_s : message, 404);
}

Response Response::forbidden(const QString &message)
{
    return text(message.isEmpty() ? u"Forbidden"_s : message, 403);
}

Response Response::badRequest(const QString &message)
{
    return text(message.isEmpty() ? u"Bad Request"_s : message, 400);
}

Response Response::gone()
{
    return text(u"Gone"_s, 410);
}

Response Response::methodNotAllowed(const QByteArrayList &allowed)
{
    Response response({}, "text/html; charset=utf-8", 405);
    response.setHeader("Allow", allowed.join(", "));
    return response;
}

Response Response::device(const std::shared_ptr<QIODevice> &device, const QByteArray &contentType)
{
    Response response({}, contentType);
    response.m_body = DeviceBody{device, 0, device->size()};
    return response;
}

Response Response::stream(const Stream &next, const QByteArray &contentType)
{
    Response response({}, contentType);
    response.m_body = next;
    return response;
}

Response Response::attachment(const QByteArray &body, const QByteArray &contentType,
                              const QString &fileName)
{
    Response response(body, contentType);
    const bool isPlain = std::all_of(fileName.begin(), fileName.end(), [](QChar c) {
        return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\';
    });
    response.setHeader("Content-Disposition",
                       isPlain ? "attachment; filename=\"" + fileName.toLatin1() + '"'
                               : "attachment; filename*=utf-8''" + quoteUrl(fileName, ""));
    return response;
}

QByteArray Response::contentType() const
{
    const QByteArray value = m_headers.value("Content-Type");
    return value.left(value.indexOf(';') < 0 ? value.size() : value.indexOf(';'))
            .trimmed()
            .toLower();
}

QByteArray Response::body() const
{
    const QByteArray *bytes = std::get_if<QByteArray>(&m_body);
    return bytes ? *bytes : QByteArray();
}

void Response::setCookie(const Cookie &cookie)
{
    m_cookies.removeIf([&](const Cookie &other) { return other.name == cookie.name; });
    m_cookies.append(cookie);
}

void Response::deleteCookie(const QString &name, const QString &path, const QString &domain,
                            const QString &sameSite)
{
    // Browsers refuse a cookie with these prefixes, or SameSite=None, without Secure.
    const bool secure = name.startsWith(u"__Secure-"_s) || name.startsWith(u"__Host-"_s)
            || sameSite.compare(u"none"_s, Qt::CaseInsensitive) == 0;
    setCookie({.name = name,
               .value = {},
               .maxAge = 0,
               .expires = QDateTime::fromSecsSinceEpoch(0, Qt::UTC),
               .path = path,
               .domain = domain,
               .secure = secure,
               .sameSite = sameSite});
}

void Response::addVary(const QByteArrayList &names)
{
    QByteArrayList present;
    for (const QByteArray &name : m_headers.combined("Vary").split(',')) {
        if (!name.trimmed().isEmpty())
            present += name.trimmed();
    }
    for (const QByteArray &name : names) {
        if (!varies(name))
            present += name;
    }
    m_headers.set("Vary", present.contains("*") ? QByteArray("*") : present.join(", "));
}

bool Response::varies(const QByteArray &name) const
{
    const QByteArrayList present = m_headers.combined("Vary").split(',');
    return std::any_of(present.begin(), present.end(), [&](const QByteArray &other) {
        return other.trimmed().compare(name, Qt::CaseInsensitive) == 0;
    });
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

} // namespace Quintette
