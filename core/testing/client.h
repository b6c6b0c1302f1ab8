// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/handler.h"

namespace Quintette {

/// A browser without a socket: sends requests straight into a handler and keeps the cookies it is
/// given. Django: django.test.Client.
class Client
{
public:
    struct File
    {
        QString field;
        QString name;
        QByteArray contentType;
        QByteArray content;
    };
    enum class Follow { No, Yes };

    /// Without settings every host is allowed.
    explicit Client(const Handler &handler,
                    const std::shared_ptr<const RequestSettings> &settings = {});

    Response get(const QByteArray &target, Follow follow = Follow::No);
    Response head(const QByteArray &target);
    /// An urlencoded form. With csrf on (the default) the token of the cookie is added when the
    /// form has none.
    Response post(const QByteArray &target, const QueryDict &form, Follow follow = Follow::No);
    Response postFiles(const QByteArray &target, const QueryDict &form, const QList<File> &files,
                       Follow follow = Follow::No);
    Response send(const QByteArray &method, const QByteArray &target,
                  const QByteArray &contentType = {}, const QByteArray &body = {},
                  Follow follow = Follow::No);

    /// Sent with every request from now on; an empty value takes it away.
    void setHeader(const QByteArray &name, const QByteArray &value);
    void setSecure(bool secure) { m_isSecure = secure; }
    void setAddsCsrfToken(bool adds) { m_addsCsrfToken = adds; }

    QString cookie(const QString &name) const { return m_cookies.value(name); }
    bool hasCookie(const QString &name) const { return m_cookies.contains(name); }
    void setCookie(const QString &name, const QString &value) { m_cookies.insert(name, value); }
    void clearCookies() { m_cookies.clear(); }

    /// The request of the last answer, with what middleware attached to it.
    const Request &lastRequest() const { return *m_lastRequest; }
    /// Where the last answer was redirected from, the first first.
    const QByteArrayList &redirects() const { return m_redirects; }

    /// The whole body, also of a device or stream.
    static QByteArray content(const Response &response);

private:
    Response sendOnce(const QByteArray &method, const QByteArray &target,
                      const QByteArray &contentType, const QByteArray &body);
    void keepCookies(const Response &response);

    Handler m_handler;
    std::shared_ptr<const RequestSettings> m_settings;
    Headers m_headers;
    QMap<QString, QString> m_cookies;
    QByteArrayList m_redirects;
    std::shared_ptr<Request> m_lastRequest;
    bool m_isSecure = false;
    bool m_addsCsrfToken = true;
};

} // namespace Quintette
