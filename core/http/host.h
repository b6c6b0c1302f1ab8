// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// A Host header taken apart: "[::1]:8000" is domain "[::1]" and port "8000". Lower case, without a
/// final dot.
struct HostParts
{
    /// Empty when the header is no valid host.
    QString domain;
    QString port;
};

/// Django: split_domain_port. Source: RFC 1034 and 1035 names, IPv4, IPv6 in brackets.
QUINTETTE_CORE_EXPORT HostParts splitHost(const QString &host);

/// Whether host is pattern, or below it where the pattern is ".example.com". Django:
/// is_same_domain.
QUINTETTE_CORE_EXPORT bool isSameDomain(const QString &host, const QString &pattern);

/// Whether domain fits one of patterns ("example.com", ".example.com", "*"). Django: validate_host.
QUINTETTE_CORE_EXPORT bool isAllowedHost(const QString &domain, const QStringList &patterns);

/// Whether a redirect to url stays on one of hosts (or on this site, when it has none): no other
/// host, no other scheme than http(s), no backslash tricks. Django:
/// url_has_allowed_host_and_scheme.
QUINTETTE_CORE_EXPORT bool isSafeRedirect(const QString &url, const QStringList &hosts,
                                          bool requireHttps = false);

} // namespace Quintette
