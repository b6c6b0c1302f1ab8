// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/validators/validators.h"

#include <QUrl>

namespace Quintette::Validators {

Validator regex(const QRegularExpression &pattern, const Text &message, const QString &code,
                bool inverseMatch)
{
    const Text shown = message.isEmpty() ? QN_TEXT("orm", "Enter a valid value.") : message;
    return [pattern, shown, code, inverseMatch](const Value &value) {
        if (pattern.match(value.toString()).hasMatch() == inverseMatch)
            throw ValidationError(shown, code);
    };
}

Validator slug(bool allowUnicode)
{
    static const QRegularExpression ascii(u"\\A[-a-zA-Z0-9_]+\\z"_s);
    static const QRegularExpression unicode(u"\\A[-\\w]+\\z"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    if (allowUnicode) {
        return regex(unicode,
                     QN_TEXT("orm",
                             "Enter a valid “slug” consisting of Unicode letters, numbers, "
                             "underscores, or hyphens."));
    }
    return regex(ascii,
                 QN_TEXT("orm",
                         "Enter a valid “slug” consisting of letters, numbers, underscores or "
                         "hyphens."));
}

static bool isDomain(const QString &domain)
{
    static const QRegularExpression pattern(
            u"\\A(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\\.)+(?:[A-Z0-9-]{2,63}(?<!-))\\z"_s,
            QRegularExpression::CaseInsensitiveOption);
    if (domain == u"localhost" || pattern.match(domain).hasMatch())
        return true;
    const QByteArray ascii = QUrl::toAce(domain);
    return !ascii.isEmpty() && pattern.match(QString::fromLatin1(ascii)).hasMatch();
}

static bool isEmail(const QString &text)
{
    // An unquoted name with dots between its words, or a quoted string; RFC 5322 without comments.
    static const QRegularExpression name(
            u"\\A(?:[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*"
            "|\"(?:[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]"
            "|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*\")\\z"_s,
            QRegularExpression::CaseInsensitiveOption);
    const qsizetype at = text.lastIndexOf(u'@');
    if (at <= 0 || text.size() > 320 || !name.match(text.left(at)).hasMatch())
        return false;
    const QString domain = text.mid(at + 1);
    if (isDomain(domain))
        return true;
    if (!domain.startsWith(u'[') || !domain.endsWith(u']'))
        return false;
    QStringView address = QStringView(domain).sliced(1).chopped(1);
    return isIpv4Address(address) || isIpv6Address(address);
}

Validator email()
{
    return [](const Value &value) {
        if (!isEmail(value.toString()))
            throw ValidationError(QN_TEXT("orm", "Enter a valid email address."), u"invalid"_s);
    };
}

/// The host of a URL: "localhost", or labels in any script of the basic plane and a last one
/// without digits, which keeps numbers from passing for addresses.
static bool isUrlHost(const QString &host)
{
    static const QRegularExpression pattern(
            u"\\A(?:localhost|[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-"
            u"\uffff])?"
            "(?:\\.(?!-)[a-z0-9\u00a1-\uffff-]{1,63}(?<!-))*"
            "\\.(?!-)(?:[a-z\u00a1-\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)\\.?)\\z"_s,
            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(host).hasMatch();
}

static bool isUrl(const QString &text, const QStringList &schemes)
{
    constexpr qsizetype longest = 2048;
    static const QRegularExpression unsafeCharacters(u"[\\t\\r\\n]"_s);
    if (text.size() > longest || text.contains(unsafeCharacters))
        return false;
    static const QRegularExpression shape(
            u"\\A([a-z0-9.+-]+)://([^\\s:@/]+(?::[^\\s:@/]*)?@)?"
            "(\\[[0-9a-f:.]+\\]|[^\\s/?#:\\[\\]@]+)(?::([0-9]{1,5}))?(?:[/?#]\\S*)?\\z"_s,
            QRegularExpression::CaseInsensitiveOption
                    | QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch() || !schemes.contains(match.captured(1).toLower()))
        return false;
    const QString host = match.captured(3);
    if (host.startsWith(u'['))
        return isIpv6Address(QStringView(host).sliced(1).chopped(1));
    if (host.size() > 253)
        return false;
    if (isIpv4Address(host) || isUrlHost(host))
        return true;
    // Other scripts in their ASCII form; a name and password before the host do not survive that.
    const QByteArray ascii = match.captured(2).isEmpty() ? QUrl::toAce(host) : QByteArray();
    return !ascii.isEmpty() && isUrlHost(QString::fromLatin1(ascii));
}

Validator url(const QStringList &schemes)
{
    return [schemes](const Value &value) {
        if (!isUrl(value.toString(), schemes))
            throw ValidationError(QN_TEXT("orm", "Enter a valid URL."), u"invalid"_s);
    };
}

Validator integerList(const QString &separator, Negative negative, const Text &message)
{
    const QString number = negative == Negative::Allowed ? u"-?\\d+"_s : u"\\d+"_s;
    const QRegularExpression pattern(
            u"\\A%1(?:%2%1)*\\z"_s.arg(number, QRegularExpression::escape(separator)),
            QRegularExpression::UseUnicodePropertiesOption);
    return regex(pattern, message);
}

Validator domainName()
{
    return [](const Value &value) {
        constexpr qsizetype longest = 255;
        const QString text = value.toString();
        if (text.size() > longest || !isDomain(text))
            throw ValidationError(QN_TEXT("orm", "Enter a valid domain name."), u"invalid"_s);
    };
}

Validator noNullCharacters()
{
    return [](const Value &value) {
        if (value.toString().contains(QChar(u'\0'))) {
            throw ValidationError(QN_TEXT("orm", "Null characters are not allowed."),
                                  u"null_characters_not_allowed"_s);
        }
    };
}

Validator fileExtension(const QStringList &allowed)
{
    return [allowed](const Value &value) {
        const QString name = value.toString().section(u'/', -1);
        const QString extension =
                name.contains(u'.') ? name.section(u'.', -1).toLower() : QString();
        if (allowed.contains(extension))
            return;
        throw ValidationError(
                QN_TEXT("orm", "File extension “%1” is not allowed. Allowed extensions are: %2.")
                        .arg(Text(extension))
                        .arg(Text(allowed.join(u", "_s))),
                u"invalid_extension"_s);
    };
}

Validator imageExtension()
{
    // Those whose head an image field reads.
    return fileExtension({u"png"_s, u"gif"_s, u"jpg"_s, u"jpeg"_s, u"webp"_s, u"bmp"_s, u"tif"_s,
                          u"tiff"_s, u"apng"_s, u"jfif"_s, u"jpe"_s});
}

} // namespace Quintette::Validators
