// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/testing/client.h"

#include <QUrl>

namespace Quintette {

constexpr int redirectLimit = 20;
static const QString csrfCookie = u"csrftoken"_s;
static const QString csrfField = u"csrfmiddlewaretoken"_s;

Client::Client(const Handler &handler, const std::shared_ptr<const RequestSettings> &settings)
    : m_handler(handler), m_settings(settings)
{
    if (!m_settings) {
        auto open = std::make_shared<RequestSettings>();
        open->allowedHosts = QStringList{u"*"_s};
        m_settings = open;
    }
    m_headers.set("Host", "testserver");
}

Response Client::get(const QByteArray &target, Follow follow)
{
    return send("GET", target, {}, {}, follow);
}

Response Client::head(const QByteArray &target)
{
    return send("HEAD", target);
}

Response Client::post(const QByteArray &target, const QueryDict &form, Follow follow)
{
    QueryDict complete = form;
    if (m_addsCsrfToken && !form.contains(csrfField) && hasCookie(csrfCookie))
        complete.set(csrfField, cookie(csrfCookie));
    return send("POST", target, "application/x-www-form-urlencoded", complete.toQuery(), follow);
}

Response Client::postFiles(const QByteArray &target, const QueryDict &form,
                           const QList<File> &files, Follow follow)
{
    const QByteArray boundary = "quintette-test-boundary";
    QueryDict complete = form;
    if (m_addsCsrfToken && !form.contains(csrfField) && hasCookie(csrfCookie))
        complete.set(csrfField, cookie(csrfCookie));
    QByteArray body;
    for (const QueryDict::Item &item : complete) {
        for (const QString &value : item.values) {
            body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                    + item.key.toUtf8() + "\"\r\n\r\n" + value.toUtf8() + "\r\n";
        }
    }
    for (const File &file : files) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + file.field.toUtf8() + "\"; filename=\"" + file.name.toUtf8()
                + "\"\r\nContent-Type: " + file.contentType + "\r\n\r\n" + file.content + "\r\n";
    }
    body += "--" + boundary + "--\r\n";
    return send("POST", target, "multipart/form-data; boundary=" + boundary, body, follow);
}

Response Client::send(const QByteArray &method, const QByteArray &target,
                      const QByteArray &contentType, const QByteArray &body, Follow follow)
{
    m_redirects.clear();
    Response response = sendOnce(method, target, contentType, body);
    QUrl url = QUrl::fromEncoded("http://testserver" + target);
    while (follow == Follow::Yes && response.headers().contains("Location")
           && m_redirects.size() < redirectLimit) {
        url = url.resolved(QUrl::fromEncoded(response.header("Location")));
        m_redirects += url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        const bool keepsMethod = response.status() == 307 || response.status() == 308;
        response = keepsMethod ? sendOnce(method, m_redirects.constLast(), contentType, body)
                               : sendOnce("GET", m_redirects.constLast(), {}, {});
    }
    return response;
}

Response Client::sendOnce(const QByteArray &method, const QByteArray &target,
                          const QByteArray &contentType, const QByteArray &body)
{
    m_lastRequest = std::make_shared<Request>(method, target);
    Request &request = *m_lastRequest;
    request.setSettings(m_settings);
    request.setRemoteAddress(u"127.0.0.1"_s);
    request.setSecureConnection(m_isSecure);
    for (const Headers::Field &field : m_headers)
        request.headers().add(field.name, field.value);
    if (!contentType.isEmpty())
        request.headers().set("Content-Type", contentType);
    if (!body.isEmpty())
        request.headers().set("Content-Length", QByteArray::number(body.size()));
    QByteArrayList pairs;
    for (auto it = m_cookies.cbegin(); it != m_cookies.cend(); ++it) {
        const QByteArray pair =
                Cookie{.name = it.key(), .value = it.value(), .path = {}}.toHeader();
        pairs += pair;
    }
    if (!pairs.isEmpty())
        request.headers().set("Cookie", pairs.join("; "));
    request.setBody(body);
    Response response = m_handler(request);
    keepCookies(response);
    return response;
}

void Client::keepCookies(const Response &response)
{
    for (const Cookie &cookie : response.cookies()) {
        const bool isGone = (cookie.maxAge && *cookie.maxAge <= 0)
                || (cookie.expires && *cookie.expires <= QDateTime::currentDateTimeUtc());
        if (isGone)
            m_cookies.remove(cookie.name);
        else
            m_cookies.insert(cookie.name, cookie.value);
    }
}

void Client::setHeader(const QByteArray &name, const QByteArray &value)
{
    if (value.isEmpty())
        m_headers.remove(name);
    else
        m_headers.set(name, value);
}

QByteArray Client::content(const Response &response)
{
    if (const Response::DeviceBody *body = response.deviceBody()) {
        body->device->seek(body->offset);
        return body->device->read(body->length);
    }
    if (const Response::Stream *stream = response.streamBody()) {
        QByteArray all;
        for (QByteArray piece = (*stream)(); !piece.isEmpty(); piece = (*stream)())
            all += piece;
        return all;
    }
    return response.body();
}

} // namespace Quintette
