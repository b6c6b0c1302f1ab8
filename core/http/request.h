// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/headers.h"
#include "core/http/querydict.h"
#include "core/http/requestsettings.h"
#include "core/http/spool.h"
#include "core/http/uploadedfile.h"

#include <QMap>

#include <memory>
#include <typeindex>
#include <vector>

namespace Quintette {

/// One HTTP request, from a socket or made by a test. Django: HttpRequest.
/// Query, cookies and form are read when first asked for. Belongs to one thread at a time.
class QUINTETTE_CORE_EXPORT Request
{
public:
    /// target as in the request line: "/path?query", encoded; an absolute URL and "*" are
    /// understood too.
    explicit Request(const QByteArray &method = "GET", const QByteArray &target = "/");
    Request(Request &&) noexcept;
    Request &operator=(Request &&) noexcept;
    ~Request();

    /// In upper case: "GET", "POST".
    const QByteArray &method() const { return m_method; }
    void setMethod(const QByteArray &method) { m_method = method; }
    /// GET, HEAD, OPTIONS or TRACE, which change nothing (RFC 9110, 9.2.1).
    bool isSafe() const;

    /// The decoded path below scriptName(), always with a leading slash. Django: path_info.
    const QString &path() const { return m_path; }
    /// Where the site stands on its host, decoded: "/intranet", or empty. Django: SCRIPT_NAME.
    const QString &scriptName() const { return m_settings->scriptName; }
    /// Path and query as they came, encoded.
    const QByteArray &target() const { return m_target; }
    const QByteArray &queryString() const { return m_queryString; }
    /// Parameters of the query string. Throws TooManyFields. Django: GET.
    const QueryDict &query() const;
    /// Script name, path and query, encoded anew; never begins with two slashes, which a browser
    /// takes for a host. otherPath is below the script name too. Django: get_full_path.
    QByteArray fullPath() const { return fullPath(m_path); }
    QByteArray fullPath(const QString &otherPath) const;

    Headers &headers() { return m_headers; }
    const Headers &headers() const { return m_headers; }
    QByteArray header(QByteArrayView name) const { return m_headers.value(name); }
    const QMap<QString, QString> &cookies() const;
    QString cookie(const QString &name, const QString &fallback = {}) const;

    /// The whole body. Throws RequestDataTooBig when it is larger than the settings allow in
    /// memory.
    QByteArray body() const;
    const Spool &content() const { return m_body; }
    void setBody(const QByteArray &body) { m_body = Spool(body); }
    void setContent(const Spool &body) { m_body = body; }
    /// Fields of an urlencoded or multipart body of a POST; empty for any other. Django: POST.
    /// Throws BadRequest, RequestDataTooBig or TooManyFields, each time it is asked.
    const QueryDict &form() const;
    /// Files of a multipart body. Throws as form(). Django: FILES.
    const UploadedFiles &files() const;

    /// "https" or "http", by the connection or, behind a proxy the settings trust, by its header.
    QString scheme() const;
    bool isSecure() const { return scheme() == u"https"; }
    void setSecureConnection(bool secure) { m_isSecureConnection = secure; }
    /// "example.com" or "example.com:8000". Throws DisallowedHost. Django: get_host.
    QString host() const;
    QString port() const;
    /// "http://example.com:8000" + location; location is taken relative to this request when it is
    /// no path. Throws DisallowedHost. Django: build_absolute_uri.
    QString absoluteUri(const QString &location) const;
    QString absoluteUri() const { return absoluteUri(QString::fromLatin1(fullPath())); }
    /// Of the client, or of the proxy in front; no port.
    const QString &remoteAddress() const { return m_remoteAddress; }
    void setRemoteAddress(const QString &address) { m_remoteAddress = address; }
    /// Address and port this server listens on, for a request without a Host header.
    void setServerName(const QString &name) { m_serverName = name; }

    const RequestSettings &settings() const { return *m_settings; }
    /// Takes the settings' script name from the path, unless a proxy has done so.
    void setSettings(const std::shared_ptr<const RequestSettings> &settings);

    /// What middleware and other layers hang on the request (user, session, site, resolver match):
    /// one object per type, found by the type it was attached as. A later one replaces it.
    template <typename T> void attach(std::shared_ptr<T> object)
    {
        attachPointer(typeid(T), std::move(object));
    }
    /// The object of that type, or null when nothing attached one.
    template <typename T> T *attachment() const
    {
        return static_cast<T *>(findPointer(typeid(T)).get());
    }
    template <typename T> std::shared_ptr<T> sharedAttachment() const
    {
        return std::static_pointer_cast<T>(findPointer(typeid(T)));
    }

private:
    struct Parsed;
    struct Attachment
    {
        std::type_index type;
        std::shared_ptr<void> object;
    };

    void setTarget(const QByteArray &target);
    void findPath();
    void parseForm() const;
    Parsed &parsed() const;
    void attachPointer(std::type_index type, std::shared_ptr<void> object);
    std::shared_ptr<void> findPointer(std::type_index type) const;
    QString rawHost() const;

    QByteArray m_method;
    QByteArray m_target;
    QByteArray m_queryString;
    QString m_path;
    Headers m_headers;
    Spool m_body;
    bool m_isSecureConnection = false;
    QString m_remoteAddress;
    QString m_serverName;
    std::shared_ptr<const RequestSettings> m_settings;
    std::vector<Attachment> m_attachments;
    mutable std::unique_ptr<Parsed> m_parsed;
};

} // namespace Quintette
