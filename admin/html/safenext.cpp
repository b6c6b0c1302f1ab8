// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/safenext.h"

namespace Quintette {

/// Only a path: browsers take "//host", "/\\host" and control characters in between for another
/// host.
static bool isPathOfSite(const QString &url)
{
    const bool hasControl =
            std::any_of(url.cbegin(), url.cend(), [](QChar c) { return c < u' ' || c == u'\x7f'; });
    return url.startsWith(u'/') && !url.startsWith(u"//") && !url.contains(u'\\') && !hasControl;
}

QString safeNext(const Request &request, const QString &fallback)
{
    QString next = request.form().value(u"next");
    if (next.isEmpty())
        next = request.query().value(u"next");
    return isPathOfSite(next) ? next : fallback;
}

std::optional<QString> wantedUrl(const AdminRequest &asked)
{
    return isPathOfSite(asked.goTo) ? std::optional(asked.goTo) : std::nullopt;
}

} // namespace Quintette
