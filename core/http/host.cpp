// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/host.h"

namespace Quintette {

constexpr qsizetype hostLimit = 255 + 6;

static bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

static bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-'
            || c == u'_';
}

static bool isAddressCharacter(QChar c)
{
    return (c >= u'a' && c <= u'f') || (c >= u'0' && c <= u'9') || c == u'.' || c == u':';
}

HostParts splitHost(const QString &host)
{
    const QString lower = host.toLower();
    if (lower.isEmpty() || lower.size() > hostLimit)
        return {};
    qsizetype end = lower.size();
    if (lower.startsWith(u'[')) {
        const qsizetype bracket = lower.indexOf(u']');
        const QStringView address = QStringView(lower).mid(1, bracket - 1);
        if (bracket < 3 || !std::all_of(address.begin(), address.end(), isAddressCharacter))
            return {};
        end = bracket + 1;
    } else {
        const qsizetype colon = lower.indexOf(u':');
        end = colon < 0 ? end : colon;
        const QStringView name = QStringView(lower).first(end);
        if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isNameCharacter))
            return {};
    }
    QString port;
    if (end < lower.size()) {
        port = lower.sliced(end + 1);
        if (lower[end] != u':' || !isDigits(port) || port.size() > 5)
            return {};
    }
    QString domain = lower.first(end);
    if (domain.endsWith(u'.'))
        domain.chop(1);
    return {domain, port};
}

bool isSameDomain(const QString &host, const QString &pattern)
{
    const QString lower = pattern.toLower();
    if (lower.isEmpty())
        return false;
    if (lower.startsWith(u'.'))
        return host.endsWith(lower) || host == QStringView(lower).sliced(1);
    return host == lower;
}

bool isAllowedHost(const QString &domain, const QStringList &patterns)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const QString &pattern) {
        return pattern == u"*" || isSameDomain(domain, pattern);
    });
}

static bool isSafeSpelling(const QString &url, const QStringList &hosts, bool requireHttps)
{
    // Browsers read "///host" as "//host", and "http:///path" as a host.
    if (url.startsWith(u"///"_s))
        return false;
    const qsizetype colon = url.indexOf(u':');
    const qsizetype slash = url.indexOf(u'/');
    const bool hasScheme = colon > 0 && (slash < 0 || colon < slash) && !url.startsWith(u'?')
            && !url.startsWith(u'#');
    const QString scheme = hasScheme ? url.first(colon).toLower() : QString();
    QString rest = hasScheme ? url.sliced(colon + 1) : url;
    if (hasScheme && scheme != u"https" && (requireHttps || scheme != u"http"))
        return false;
    if (!rest.startsWith(u"//"_s))
        return !hasScheme;
    rest = rest.sliced(2);
    const auto isEnd = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const QString authority(rest.constData(),
                            std::find_if(rest.cbegin(), rest.cend(), isEnd) - rest.cbegin());
    return !authority.isEmpty() && !authority.contains(u'@')
            && hosts.contains(authority, Qt::CaseInsensitive);
}

bool isSafeRedirect(const QString &url, const QStringList &hosts, bool requireHttps)
{
    const QString trimmed = url.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > 2048)
        return false;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::any_of(trimmed.begin(), trimmed.end(), isControl))
        return false;
    // Some browsers take a backslash for a slash, so both spellings must be safe.
    QString slashed = trimmed;
    slashed.replace(u'\\', u'/');
    return isSafeSpelling(trimmed, hosts, requireHttps)
            && isSafeSpelling(slashed, hosts, requireHttps);
}

} // namespace Quintette
