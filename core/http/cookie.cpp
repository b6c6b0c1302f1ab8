// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/cookie.h"

#include "core/base/error.h"
#include "core/http/httpdate.h"

namespace Quintette {

static bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

static bool isPlainValueCharacter(char c)
{
    return isTokenCharacter(c) || c == ':';
}

// Bytes outside the plain set go into double quotes, the unprintable ones as three octal digits.
static QByteArray quoted(const QByteArray &value)
{
    if (std::all_of(value.begin(), value.end(), isPlainValueCharacter))
        return value;
    QByteArray out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (uchar(c) < 0x20 || uchar(c) >= 0x7f || c == ',' || c == ';') {
            out += '\\';
            out += QByteArray::number(uchar(c), 8).rightJustified(3, '0');
        } else {
            out += c;
        }
    }
    return out + '"';
}

static QByteArray unquoted(const QByteArray &value)
{
    if (value.size() < 2 || !value.startsWith('"') || !value.endsWith('"'))
        return value;
    QByteArray out;
    for (qsizetype i = 1; i < value.size() - 1; ++i) {
        if (value[i] != '\\' || i + 1 >= value.size() - 1) {
            out += value[i];
            continue;
        }
        bool isOctal = false;
        const int code = i + 3 < value.size() - 1 ? value.mid(i + 1, 3).toInt(&isOctal, 8) : 0;
        if (isOctal && code < 256) {
            out += char(code);
            i += 3;
        } else {
            out += value[++i];
        }
    }
    return out;
}

QByteArray Cookie::toHeader() const
{
    const QByteArray key = name.toUtf8();
    if (key.isEmpty() || !std::all_of(key.begin(), key.end(), isTokenCharacter))
        throw ValueError(u"\"%1\" cannot be the name of a cookie"_s.arg(name));
    QByteArray out = key + '=' + quoted(value.toUtf8());
    if (expires)
        out += "; expires=" + formatHttpDate(*expires);
    if (maxAge) {
        // Old browsers know expires only.
        if (!expires)
            out += "; expires=" + formatHttpDate(QDateTime::currentDateTimeUtc().addSecs(*maxAge));
        out += "; Max-Age=" + QByteArray::number(*maxAge);
    }
    if (!domain.isEmpty())
        out += "; Domain=" + domain.toUtf8();
    if (!path.isEmpty())
        out += "; Path=" + path.toUtf8();
    if (secure)
        out += "; Secure";
    if (httpOnly)
        out += "; HttpOnly";
    if (!sameSite.isEmpty())
        out += "; SameSite=" + sameSite.toUtf8();
    return out;
}

QMap<QString, QString> parseCookies(const QByteArray &header)
{
    QMap<QString, QString> cookies;
    for (const QByteArray &part : header.split(';')) {
        const qsizetype equals = part.indexOf('=');
        // A part without a name is one with an empty name, as browsers treat it.
        const QByteArray name = equals < 0 ? QByteArray() : part.first(equals).trimmed();
        const QByteArray value = part.sliced(equals + 1).trimmed();
        if (!name.isEmpty() || !value.isEmpty())
            cookies.insert(QString::fromUtf8(name), QString::fromUtf8(unquoted(value)));
    }
    return cookies;
}

} // namespace Quintette
