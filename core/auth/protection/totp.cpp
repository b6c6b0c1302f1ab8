// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/totp.h"

#include "core/signing/crypto.h"

#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QtEndian>

namespace Quintette::Totp {

constexpr const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int bitsPerLetter = 5;
constexpr qsizetype secretBytes = 20;

QByteArray newSecret()
{
    return randomBytes(secretBytes);
}

QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 pending = 0;
    int bits = 0;
    for (const char byte : bytes) {
        pending = pending << 8 | quint8(byte);
        for (bits += 8; bits >= bitsPerLetter; bits -= bitsPerLetter)
            text += QLatin1Char(alphabet[pending >> (bits - bitsPerLetter) & 0x1f]);
    }
    if (bits > 0)
        text += QLatin1Char(alphabet[pending << (bitsPerLetter - bits) & 0x1f]);
    return text;
}

QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 pending = 0;
    int bits = 0;
    for (const QChar c : text) {
        if (c == u' ' || c == u'-' || c == u'=')
            continue;
        const QByteArrayView letters(alphabet);
        const qsizetype value = letters.indexOf(char(c.toUpper().toLatin1()));
        if (value < 0 || c.unicode() > u'z')
            return {};
        pending = pending << bitsPerLetter | quint32(value);
        bits += bitsPerLetter;
        if (bits >= 8) {
            bits -= 8;
            bytes += char(pending >> bits & 0xff);
        }
    }
    return bytes;
}

qint64 stepAt(qint64 seconds)
{
    return seconds / stepSeconds;
}

QString codeAt(const QByteArray &secret, qint64 step)
{
    QByteArray counter(sizeof(qint64), '\0');
    qToBigEndian(step, counter.data());
    const QByteArray mac =
            QMessageAuthenticationCode::hash(counter, secret, QCryptographicHash::Sha1);
    const qsizetype offset = mac.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffff;
    constexpr quint32 modulus = 1'000'000;
    return QString::number(number % modulus).rightJustified(digits, u'0');
}

qint64 matchingStep(const QByteArray &secret, const QString &code, qint64 seconds)
{
    if (secret.isEmpty() || code.size() != digits)
        return 0;
    const QByteArray given = code.toUtf8();
    qint64 found = 0;
    // All three are compared in any case: the time tells nothing.
    for (qint64 step = stepAt(seconds) - 1; step <= stepAt(seconds) + 1; ++step) {
        if (constantTimeCompare(codeAt(secret, step).toLatin1(), given))
            found = step;
    }
    return found;
}

QString address(const QString &secretBase32, const QString &account, const QString &issuer)
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return u"otpauth://totp/"_s + encoded(issuer) + u':' + encoded(account) + u"?secret="_s
            + secretBase32 + u"&issuer="_s + encoded(issuer);
}

} // namespace Quintette::Totp
