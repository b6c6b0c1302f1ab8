// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/urlparts.h"

#include <QRegularExpression>

namespace Quintette {

static QString cutFrom(QString &text, QChar mark)
{
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return {};
    const QString rest = text.sliced(at + 1);
    text.truncate(at);
    return rest;
}

std::optional<UrlParts> UrlParts::split(QString url)
{
    while (!url.isEmpty() && url[0].unicode() <= u' ')
        url.remove(0, 1);
    url.remove(u'\t').remove(u'\r').remove(u'\n');
    UrlParts parts;
    static const QRegularExpression scheme(u"^[a-zA-Z][a-zA-Z0-9+.-]*:"_s);
    const QRegularExpressionMatch match = scheme.match(url);
    if (match.hasMatch()) {
        parts.scheme = match.captured().chopped(1).toLower();
        url.remove(0, match.capturedLength());
    }
    if (url.startsWith(u"//")) {
        qsizetype end = 2;
        while (end < url.size() && !u"/?#"_s.contains(url[end]))
            ++end;
        parts.authority = url.sliced(2, end - 2);
        url.remove(0, end);
        if (parts.authority.contains(u'[') != parts.authority.contains(u']'))
            return {};
    }
    parts.fragment = cutFrom(url, u'#');
    parts.query = cutFrom(url, u'?');
    parts.path = url;
    return parts;
}

QString UrlParts::toString() const
{
    QString url = path;
    if (!authority.isEmpty())
        url = u"//"_s + authority + (path.isEmpty() || path.startsWith(u'/') ? path : u'/' + path);
    if (!scheme.isEmpty())
        url = scheme + u':' + url;
    if (!query.isEmpty())
        url += u'?' + query;
    if (!fragment.isEmpty())
        url += u'#' + fragment;
    return url;
}

} // namespace Quintette
