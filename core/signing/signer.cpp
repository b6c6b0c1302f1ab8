// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/signer.h"

#include "core/base/json.h"
#include "core/signing/crypto.h"

#include <QDateTime>

#include <zlib.h>

namespace Quintette {

BadSignature::~BadSignature() = default;
SignatureExpired::~SignatureExpired() = default;

constexpr QByteArray::Base64Options urlSafe =
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr const char digits62[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

QByteArray base62Encode(qint64 number)
{
    if (number < 0)
        return '-' + base62Encode(-number);
    QByteArray text;
    do {
        text.prepend(digits62[number % 62]);
        number /= 62;
    } while (number);
    return text;
}

std::optional<qint64> base62Decode(const QByteArray &text)
{
    const bool isNegative = text.startsWith('-');
    const QByteArray digits = isNegative ? text.sliced(1) : text;
    // Ten digits are 26,000 million years of seconds, and still far from an overflow.
    if (digits.isEmpty() || digits.size() > 10)
        return std::nullopt;
    qint64 number = 0;
    for (const char c : digits) {
        const qsizetype digit = QByteArrayView(digits62).indexOf(c);
        if (digit < 0)
            return std::nullopt;
        number = number * 62 + digit;
    }
    return isNegative ? -number : number;
}

std::optional<QByteArray> inflate(const QByteArray &compressed, qsizetype limit)
{
    z_stream stream = {};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(compressed.constData()));
    stream.avail_in = uInt(compressed.size());
    QByteArray out;
    char block[16 * 1024];
    int status = Z_OK;
    while (status == Z_OK && out.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef *>(block);
        stream.avail_out = sizeof block;
        status = ::inflate(&stream, Z_NO_FLUSH);
        out.append(block, qsizetype(sizeof block - stream.avail_out));
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || out.size() > limit)
        return std::nullopt;
    return out;
}

Signer::Signer(const QByteArray &key, const QByteArray &salt, const QByteArrayList &fallbackKeys,
               char separator)
    : m_key(key), m_fallbackKeys(fallbackKeys), m_salt(salt), m_separator(separator)
{
    if (!separator || QByteArrayView(digits62).contains(separator) || separator == '-'
        || separator == '_' || separator == '=')
        throw ValueError(u"The separator of a signer may not be a letter, a digit, -, _ or ="_s);
}

QByteArray Signer::signatureWith(const QByteArray &key, const QByteArray &value) const
{
    return saltedHmac(m_salt + "signer", value, key).toBase64(urlSafe);
}

QByteArray Signer::signature(const QByteArray &value) const
{
    return signatureWith(m_key, value);
}

QByteArray Signer::sign(const QByteArray &value) const
{
    return value + m_separator + signature(value);
}

QByteArray Signer::unsign(const QByteArray &signedValue) const
{
    const qsizetype position = signedValue.lastIndexOf(m_separator);
    if (position < 0)
        throw BadSignature(
                u"There is no \"%1\" in the signed value"_s.arg(QLatin1Char(m_separator)));
    const QByteArray value = signedValue.first(position);
    const QByteArray given = signedValue.sliced(position + 1);
    bool isGood = constantTimeCompare(given, signature(value));
    for (const QByteArray &key : m_fallbackKeys)
        isGood = isGood || constantTimeCompare(given, signatureWith(key, value));
    if (!isGood)
        throw BadSignature(u"The signature does not match"_s);
    return value;
}

QByteArray TimestampSigner::sign(const QByteArray &value) const
{
    return Signer::sign(value + separator() + base62Encode(QDateTime::currentSecsSinceEpoch()));
}

QByteArray TimestampSigner::unsign(const QByteArray &signedValue,
                                   std::optional<qint64> maxAge) const
{
    const QByteArray stamped = Signer::unsign(signedValue);
    const qsizetype position = stamped.lastIndexOf(separator());
    const std::optional<qint64> timestamp =
            position < 0 ? std::nullopt : base62Decode(stamped.sliced(position + 1));
    if (!timestamp)
        throw BadSignature(u"There is no timestamp in the signed value"_s);
    const qint64 age = QDateTime::currentSecsSinceEpoch() - *timestamp;
    if (maxAge && age > *maxAge) {
        throw SignatureExpired(u"The signature is %1 seconds old; %2 are allowed"_s.arg(
                QString::number(age), QString::number(*maxAge)));
    }
    return stamped.first(position);
}

QByteArray Signing::dumps(const Value &value, const TimestampSigner &signer, Compress compress)
{
    const QByteArray json = Json::serialize(value, Json::Style::Compact, true);
    if (compress == Compress::Yes) {
        uLongf size = compressBound(uLong(json.size()));
        QByteArray smaller(qsizetype(size), Qt::Uninitialized);
        const int status =
                ::compress(reinterpret_cast<Bytef *>(smaller.data()), &size,
                           reinterpret_cast<const Bytef *>(json.constData()), uLong(json.size()));
        smaller.truncate(qsizetype(size));
        // Only when it is worth the dot that marks it.
        if (status == Z_OK && smaller.size() < json.size() - 1)
            return signer.sign('.' + smaller.toBase64(urlSafe));
    }
    return signer.sign(json.toBase64(urlSafe));
}

Value Signing::loads(const QByteArray &text, const TimestampSigner &signer,
                     std::optional<qint64> maxAge, qsizetype sizeLimit)
{
    QByteArray encoded = signer.unsign(text, maxAge);
    const bool isCompressed = encoded.startsWith('.');
    if (isCompressed)
        encoded.remove(0, 1);
    std::optional<QByteArray> json = QByteArray::fromBase64(
            encoded, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (isCompressed)
        json = inflate(*json, sizeLimit);
    if (!json || json->size() > sizeLimit)
        throw ValueError(u"The signed content is broken or larger than %1 bytes"_s.arg(sizeLimit));
    const Result<Value> value = Json::parse(*json);
    if (!value)
        throw ValueError(u"The signed content is no JSON: %1"_s.arg(value.error()));
    return *value;
}

TimestampSigner Signing::cookieSigner(const QByteArray &secretKey, const QByteArray &salt,
                                      const QByteArrayList &fallbackKeys)
{
    QByteArrayList prefixed;
    for (const QByteArray &key : fallbackKeys)
        prefixed += "django.http.cookies" + key;
    return TimestampSigner("django.http.cookies" + secretKey, salt, prefixed);
}

} // namespace Quintette
