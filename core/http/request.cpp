// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

#include "core/http/cookie.h"
#include "core/http/errors.h"
#include "core/http/headervalue.h"
#include "core/http/host.h"
#include "core/http/multipart.h"
#include "core/http/urlquote.h"

#include <QUrl>

namespace Quintette {

// What is read from the raw request only when somebody asks.
struct Request::Parsed
{
    std::optional<QueryDict> query;
    std::optional<QMap<QString, QString>> cookies;
    bool hasForm = false;
    QueryDict form;
    UploadedFiles files;
};

static const std::shared_ptr<const RequestSettings> &defaultSettings()
{
    static const auto settings = std::make_shared<const RequestSettings>();
    return settings;
}

Request::Request(const QByteArray &method, const QByteArray &target)
    : m_method(method), m_settings(defaultSettings())
{
    setTarget(target);
}

Request::Request(Request &&) noexcept = default;
Request &Request::operator=(Request &&) noexcept = default;
Request::~Request() = default;

void Request::setTarget(const QByteArray &target)
{
    m_target = target.left(target.indexOf('#') < 0 ? target.size() : target.indexOf('#'));
    const bool isAbsolute = m_target.startsWith("http://") || m_target.startsWith("https://");
    if (isAbsolute) {
        // The host in an absolute target counts more than the Host header (RFC 9112, 3.2.2).
        const qsizetype hostStart = m_target.indexOf("//") + 2;
        qsizetype hostEnd = hostStart;
        while (hostEnd < m_target.size() && m_target[hostEnd] != '/' && m_target[hostEnd] != '?')
            ++hostEnd;
        m_headers.addChecked("Host", m_target.mid(hostStart, hostEnd - hostStart));
        m_target = m_target.sliced(hostEnd);
    }
    if (!m_target.startsWith('/') && m_target != "*")
        m_target.prepend('/');
    const qsizetype question = m_target.indexOf('?');
    m_queryString = question < 0 ? QByteArray() : m_target.sliced(question + 1);
    findPath();
}

void Request::findPath()
{
    const qsizetype question = m_target.indexOf('?');
    m_path = decodePath(question < 0 ? m_target : m_target.first(question));
    const QString &above = scriptName();
    if (above.isEmpty() || !m_path.startsWith(above))
        return;
    if (m_path.size() == above.size())
        m_path = u"/"_s;
    else if (m_path[above.size()] == u'/')
        m_path = m_path.sliced(above.size());
}

bool Request::isSafe() const
{
    return m_method == "GET" || m_method == "HEAD" || m_method == "OPTIONS" || m_method == "TRACE";
}

Request::Parsed &Request::parsed() const
{
    if (!m_parsed)
        m_parsed = std::make_unique<Parsed>();
    return *m_parsed;
}

const QueryDict &Request::query() const
{
    Parsed &cache = parsed();
    if (!cache.query)
        cache.query = QueryDict::parse(m_queryString, m_settings->dataUploadMaxNumberFields);
    return *cache.query;
}

QByteArray Request::fullPath(const QString &otherPath) const
{
    QByteArray path = quoteUrl(scriptName() + otherPath, "/:@&+$,=!'()*;");
    if (path.startsWith("//"))
        path.replace(0, 2, "/%2F");
    return m_queryString.isEmpty() ? path : path + '?' + iriToUri(QString::fromUtf8(m_queryString));
}

const QMap<QString, QString> &Request::cookies() const
{
    Parsed &cache = parsed();
    if (!cache.cookies)
        cache.cookies = parseCookies(m_headers.values("Cookie").join("; "));
    return *cache.cookies;
}

QString Request::cookie(const QString &name, const QString &fallback) const
{
    return cookies().value(name, fallback);
}

QByteArray Request::body() const
{
    if (m_body.size() > m_settings->dataUploadMaxMemorySize) {
        throw RequestDataTooBig(
                u"The body is larger than the %1 bytes that are read into memory"_s.arg(
                        m_settings->dataUploadMaxMemorySize));
    }
    return m_body.readAll();
}

void Request::parseForm() const
{
    Parsed &cache = parsed();
    if (cache.hasForm || m_method != "POST") {
        cache.hasForm = true;
        return;
    }
    const QByteArray contentType = m_headers.value("Content-Type");
    const QByteArray type = parseParameters(contentType).value;
    if (type == "multipart/form-data") {
        MultipartParser parser(contentType, *m_settings);
        const std::unique_ptr<QIODevice> reader = m_body.open();
        if (!reader)
            throw Error(u"The uploaded form is no longer in the temporary folder"_s);
        constexpr qint64 block = 256 * 1024;
        for (QByteArray bytes = reader->read(block); !bytes.isEmpty(); bytes = reader->read(block))
            parser.feed(bytes);
        parser.finish();
        cache.form = parser.form();
        cache.files = parser.files();
    } else if (type == "application/x-www-form-urlencoded") {
        cache.form = QueryDict::parse(body(), m_settings->dataUploadMaxNumberFields);
    }
    cache.hasForm = true;
}

const QueryDict &Request::form() const
{
    parseForm();
    return parsed().form;
}

const UploadedFiles &Request::files() const
{
    parseForm();
    return parsed().files;
}

QString Request::scheme() const
{
    const QByteArray &name = m_settings->secureProxyHeader;
    if (!name.isEmpty() && m_headers.contains(name)) {
        // Of a list the first counts: it is what the client spoke.
        const QByteArray value = m_headers.value(name).split(',').constFirst().trimmed();
        return value == m_settings->secureProxyValue ? u"https"_s : u"http"_s;
    }
    return m_isSecureConnection ? u"https"_s : u"http"_s;
}

QString Request::rawHost() const
{
    if (m_settings->useForwardedHost && m_headers.contains("X-Forwarded-Host"))
        return QString::fromLatin1(m_headers.value("X-Forwarded-Host"));
    const QByteArray header = m_headers.value("Host");
    return header.isEmpty() ? m_serverName : QString::fromLatin1(header);
}

QString Request::host() const
{
    const QString raw = rawHost();
    const HostParts parts = splitHost(raw);
    const bool isDevelopment = m_settings->debug && m_settings->allowedHosts.isEmpty();
    const QStringList allowed = isDevelopment
            ? QStringList{u".localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}
            : m_settings->allowedHosts;
    if (!parts.domain.isEmpty() && isAllowedHost(parts.domain, allowed))
        return raw;
    if (parts.domain.isEmpty())
        throw DisallowedHost(u"Invalid Host header \"%1\""_s.arg(raw.left(100)));
    throw DisallowedHost(
            u"Host \"%1\" is not one this site answers for; add it to allowed_hosts in the settings"_s
                    .arg(parts.domain));
}

QString Request::port() const
{
    if (m_settings->useForwardedPort && m_headers.contains("X-Forwarded-Port"))
        return QString::fromLatin1(m_headers.value("X-Forwarded-Port"));
    const QString port = splitHost(rawHost()).port;
    return !port.isEmpty() ? port : isSecure() ? u"443"_s : u"80"_s;
}

QString Request::absoluteUri(const QString &location) const
{
    const QUrl base(scheme() + u"://"_s + host() + QString::fromLatin1(fullPath()));
    const bool isPath = location.startsWith(u'/') && !location.startsWith(u"//"_s);
    if (isPath)
        return scheme() + u"://"_s + host() + QString::fromLatin1(iriToUri(location));
    return QString::fromLatin1(base.resolved(QUrl(location)).toEncoded());
}

void Request::setSettings(const std::shared_ptr<const RequestSettings> &settings)
{
    const QString above = scriptName();
    m_settings = settings ? settings : defaultSettings();
    if (scriptName() != above)
        findPath();
}

void Request::attachPointer(std::type_index type, std::shared_ptr<void> object)
{
    for (Attachment &attachment : m_attachments) {
        if (attachment.type == type) {
            attachment.object = std::move(object);
            return;
        }
    }
    m_attachments.push_back({type, std::move(object)});
}

std::shared_ptr<void> Request::findPointer(std::type_index type) const
{
    for (const Attachment &attachment : m_attachments) {
        if (attachment.type == type)
            return attachment.object;
    }
    return nullptr;
}

} // namespace Quintette
