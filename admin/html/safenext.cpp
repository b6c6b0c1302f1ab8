// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/safenext.h"

namespace Quintette {

QString safeNext(const Request &request, const QString &fallback)
{
    QString next = request.form().value(u"next");
    if (next.isEmpty())
        next = request.query().value(u"next");
    // Only a path: browsers take "//host", "/\\host" and control characters in between for another
    // host.
    const bool isPath = next.startsWith(u'/') && !next.startsWith(u"//") && !next.contains(u'\\');
    const bool hasControl = std::any_of(next.cbegin(), next.cend(),
                                        [](QChar c) { return c < u' ' || c == u'\x7f'; });
    return isPath && !hasControl ? next : fallback;
}

} // namespace Quintette
