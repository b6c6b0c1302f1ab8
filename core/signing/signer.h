// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/value.h"

#include <QByteArray>
#include <QByteArrayList>

namespace Quintette {

/// The signature does not belong to the value: it was changed, or signed with another key or salt.
QUINTETTE_ERROR(BadSignature, Error)
/// The signature is right but older than allowed.
QUINTETTE_ERROR(SignatureExpired, BadSignature)

/// Signs text so that a change shows, in Django's wire format: "value:signature".
/// Values are UTF-8. Cheap to make and to copy; const use from several threads is safe.
class QUINTETTE_CORE_EXPORT Signer
{
public:
    /// fallbackKeys are older secrets that are still accepted, never signed with.
    /// Throws ValueError when the separator could be part of a signature.
    Signer(const QByteArray &key, const QByteArray &salt, const QByteArrayList &fallbackKeys = {},
           char separator = ':');

    QByteArray signature(const QByteArray &value) const;
    QByteArray sign(const QByteArray &value) const;
    /// Throws BadSignature.
    QByteArray unsign(const QByteArray &signedValue) const;

protected:
    char separator() const { return m_separator; }

private:
    QByteArray signatureWith(const QByteArray &key, const QByteArray &value) const;

    QByteArray m_key;
    QByteArrayList m_fallbackKeys;
    QByteArray m_salt;
    char m_separator;
};

/// Signs text together with the time: "value:timestamp:signature".
class QUINTETTE_CORE_EXPORT TimestampSigner : public Signer
{
public:
    using Signer::Signer;

    QByteArray sign(const QByteArray &value) const;
    /// maxAge in seconds, from now. Throws BadSignature, SignatureExpired.
    QByteArray unsign(const QByteArray &signedValue,
                      std::optional<qint64> maxAge = std::nullopt) const;
};

/// Values as signed, URL-safe JSON. Django: signing.dumps and loads.
namespace Signing {

enum class Compress { No, Yes };

constexpr const char *defaultSalt = "django.core.signing";

/// The signer that dumps() and loads() of Django use with their default salt, or another.
QUINTETTE_CORE_EXPORT QByteArray dumps(const Value &value, const TimestampSigner &signer,
                                       Compress compress = Compress::No);
/// Throws BadSignature, SignatureExpired, and ValueError when the signed content is no JSON or
/// larger than sizeLimit.
QUINTETTE_CORE_EXPORT Value loads(const QByteArray &text, const TimestampSigner &signer,
                                  std::optional<qint64> maxAge = std::nullopt,
                                  qsizetype sizeLimit = 1024 * 1024);

/// The signer of cookies. Django: get_cookie_signer; salt is the cookie's name before that salt in
/// set_signed_cookie.
QUINTETTE_CORE_EXPORT TimestampSigner cookieSigner(const QByteArray &secretKey,
                                                   const QByteArray &salt,
                                                   const QByteArrayList &fallbackKeys = {});

} // namespace Signing

/// Whole numbers in the digits 0-9A-Za-z, as timestamps are written. Django: baseconv.base62.
QUINTETTE_CORE_EXPORT QByteArray base62Encode(qint64 number);
QUINTETTE_CORE_EXPORT std::optional<qint64> base62Decode(const QByteArray &text);

/// Inflates a zlib stream; nothing when it is broken or gives more than limit bytes.
QUINTETTE_CORE_EXPORT std::optional<QByteArray> inflate(const QByteArray &compressed,
                                                        qsizetype limit);

} // namespace Quintette
