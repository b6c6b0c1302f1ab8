// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/urlquote.h"

#include <QHostAddress>

namespace Quintette {

namespace {

/// RFC 3986: what separates the parts of a URL, and what may stand in them.
constexpr QStringView reservedCharacters = u":/?#[]@!$&'()*+,;=~";

bool isAlwaysSafe(uchar c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '.' || c == '-' || c == '~';
}

QString requoted(const QString &part)
{
    return quoteUrl(unquoteUrl(part), reservedCharacters);
}

struct UrlParts
{
    QString scheme;
    QString host;
    QString path;
    QString query;
    QString fragment;
};

bool isSchemeCharacter(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.');
}

/// Whether the brackets in a host hold an IPv6 address, as they must.
bool isValidHost(const QString &host)
{
    const qsizetype open = host.indexOf(u'[');
    const qsizetype close = host.indexOf(u']');
    if (open < 0 && close < 0)
        return true;
    if (open < 0 || close < open)
        return false;
    const QString address = host.mid(open + 1, close - open - 1);
    if (address.startsWith(u'v'))
        return true;
    QHostAddress parsed;
    return parsed.setAddress(address) && parsed.protocol() == QAbstractSocket::IPv6Protocol;
}

/// Whether a host looks like another one when its letters are simplified.
bool changesWhenNormalized(const QString &host)
{
    QString plain = host;
    for (const QChar c : {u'@', u':', u'#', u'?'})
        plain.remove(c);
    const QString normal = plain.normalized(QString::NormalizationForm_KC);
    if (normal == plain)
        return false;
    return std::any_of(normal.begin(), normal.end(),
                       [](QChar c) { return QStringView(u"/?#@:").contains(c); });
}

/// Python: urlsplit; nothing where that raises ValueError.
std::optional<UrlParts> splitUrl(QString url)
{
    while (!url.isEmpty() && url.front().unicode() <= 0x20)
        url.remove(0, 1);
    url.remove(u'\t').remove(u'\r').remove(u'\n');
    UrlParts parts;
    const qsizetype colon = url.indexOf(u':');
    if (colon > 0 && url[0].unicode() < 0x80 && url[0].isLetter()
        && std::all_of(url.begin(), url.begin() + colon, isSchemeCharacter)) {
        parts.scheme = url.left(colon).toLower();
        url.remove(0, colon + 1);
    }
    if (url.startsWith(u"//")) {
        qsizetype end = 2;
        while (end < url.size() && url[end] != u'/' && url[end] != u'?' && url[end] != u'#')
            ++end;
        parts.host = url.mid(2, end - 2);
        url.remove(0, end);
        if (!isValidHost(parts.host) || changesWhenNormalized(parts.host))
            return std::nullopt;
    }
    if (const qsizetype hash = url.indexOf(u'#'); hash >= 0) {
        parts.fragment = url.mid(hash + 1);
        url.truncate(hash);
    }
    if (const qsizetype mark = url.indexOf(u'?'); mark >= 0) {
        parts.query = url.mid(mark + 1);
        url.truncate(mark);
    }
    parts.path = url;
    return parts;
}

/// A query's names and values quoted one by one, so that a separator inside of one is not taken for
/// one.
QString requotedQuery(const QString &query)
{
    QStringList pairs;
    for (const QString &pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        const auto decoded = [](QString text) {
            return unquoteUrl(unquoteUrl(text.replace(u'+', u' ')));
        };
        const QString name = equals < 0 ? pair : pair.left(equals);
        const QString value = equals < 0 ? QString() : pair.mid(equals + 1);
        pairs += quotePlus(decoded(name)) + u'=' + quotePlus(decoded(value));
    }
    return pairs.join(u'&');
}

} // namespace

QString quoteUrl(const QString &text, QStringView safe)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    QString out;
    for (const char byte : text.toUtf8()) {
        const auto c = uchar(byte);
        if (isAlwaysSafe(c) || (c < 0x80 && safe.contains(QLatin1Char(byte))))
            out += QLatin1Char(byte);
        else
            (out += u'%') += QString(QLatin1Char(hex[c >> 4])) + QLatin1Char(hex[c & 15]);
    }
    return out;
}

QString quotePlus(const QString &text)
{
    return quoteUrl(text, u" ").replace(u' ', u'+');
}

QString unquoteUrl(const QString &text)
{
    if (!text.contains(u'%'))
        return text;
    QByteArray bytes;
    const QByteArray utf8 = text.toUtf8();
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        bool ok = false;
        const QByteArray digits = utf8[i] == '%' ? utf8.mid(i + 1, 2) : QByteArray();
        const bool isHex =
                digits.size() == 2 && isxdigit(uchar(digits[0])) && isxdigit(uchar(digits[1]));
        const int code = isHex ? digits.toInt(&ok, 16) : 0;
        if (ok) {
            bytes += char(code);
            i += 2;
        } else {
            bytes += utf8[i];
        }
    }
    return QString::fromUtf8(bytes);
}

QString iriToUri(const QString &iri)
{
    return quoteUrl(iri, u"/#%[]=:;$&()+,!?*@'~");
}

QString quoteWholeUrl(const QString &url)
{
    const std::optional<UrlParts> parts = splitUrl(url);
    if (!parts)
        return requoted(url);
    QString result = requoted(parts->path);
    if (!parts->host.isEmpty() || (!parts->scheme.isEmpty() && !result.startsWith(u"//"))) {
        if (!result.isEmpty() && !result.startsWith(u'/'))
            result.prepend(u'/');
        result = u"//"_s + requoted(parts->host) + result;
    }
    if (!parts->scheme.isEmpty())
        result = parts->scheme + u':' + result;
    if (!parts->query.isEmpty())
        result += u'?' + requotedQuery(parts->query);
    if (!parts->fragment.isEmpty())
        result += u'#' + requoted(parts->fragment);
    return result;
}

} // namespace Quintette
