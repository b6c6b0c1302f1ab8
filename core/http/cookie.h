// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>

#include <optional>

namespace Quintette {

/// One Set-Cookie header. Source: RFC 6265; quoting of values as Python's http.cookies, which
/// Django uses.
struct QUINTETTE_CORE_EXPORT Cookie
{
    QString name;
    QString value;
    /// Seconds; without it and without expires the cookie lasts until the browser closes.
    std::optional<qint64> maxAge = std::nullopt;
    std::optional<QDateTime> expires = std::nullopt;
    QString path = u"/"_s;
    QString domain = {};
    bool secure = false;
    bool httpOnly = false;
    /// "Lax", "Strict", "None", or empty for none of them.
    QString sameSite = {};

    /// The value of its Set-Cookie header. Throws ValueError when the name cannot be one.
    QByteArray toHeader() const;
};

/// Reads a Cookie header; of two cookies with one name the last counts, a broken part is left out.
/// Django: parse_cookie.
QUINTETTE_CORE_EXPORT QMap<QString, QString> parseCookies(const QByteArray &header);

} // namespace Quintette
