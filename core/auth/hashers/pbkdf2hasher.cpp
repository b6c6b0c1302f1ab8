// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/pbkdf2hasher.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

#include <openssl/evp.h>

namespace Quintette {

namespace {

constexpr int mostIterations = 100'000'000; // half a minute; nobody stores more in good faith

} // namespace

QString Pbkdf2Hasher::algorithm() const
{
    return m_digest == Digest::Sha256 ? u"pbkdf2_sha256"_s : u"pbkdf2_sha1"_s;
}

QString Pbkdf2Hasher::encode(const QString &password, const QByteArray &salt) const
{
    return u"%1$%2$%3$%4"_s.arg(algorithm(), QString::number(m_iterations),
                                QString::fromLatin1(salt),
                                QString::fromLatin1(derive(password, salt, m_iterations)));
}

bool Pbkdf2Hasher::verify(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    return parts
            && constantTimeCompare(derive(password, parts->salt, parts->iterations), parts->hash);
}

bool Pbkdf2Hasher::mustUpgrade(const QString &encoded) const
{
    const auto parts = decode(encoded);
    return !parts || parts->iterations != m_iterations || isWeakSalt(parts->salt);
}

void Pbkdf2Hasher::hardenRuntime(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (parts && parts->iterations < m_iterations)
        derive(password, parts->salt, m_iterations - parts->iterations);
}

QList<PasswordHasher::SummaryItem> Pbkdf2Hasher::summary(const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return {};
    return {{QN_TEXT("auth", "algorithm"), algorithm()},
            {QN_TEXT("auth", "iterations"), QString::number(parts->iterations)},
            {QN_TEXT("auth", "salt"), masked(QString::fromLatin1(parts->salt))},
            {QN_TEXT("auth", "hash"), masked(QString::fromLatin1(parts->hash))}};
}

std::optional<Pbkdf2Hasher::Parts> Pbkdf2Hasher::decode(const QString &encoded) const
{
    const QStringList parts = encoded.split(u'$');
    if (parts.size() != 4 || parts[0] != algorithm())
        return std::nullopt;
    bool ok = false;
    const int iterations = parts[1].toInt(&ok);
    if (!ok || iterations < 1 || iterations > mostIterations)
        return std::nullopt;
    return Parts{iterations, parts[2].toUtf8(), parts[3].toLatin1()};
}

QByteArray Pbkdf2Hasher::derive(const QString &password, const QByteArray &salt,
                                int iterations) const
{
    const EVP_MD *digest = m_digest == Digest::Sha256 ? EVP_sha256() : EVP_sha1();
    const QByteArray secret = password.toUtf8();
    QByteArray key(EVP_MD_get_size(digest), '\0');
    if (PKCS5_PBKDF2_HMAC(secret.constData(), int(secret.size()),
                          reinterpret_cast<const uchar *>(salt.constData()), int(salt.size()),
                          iterations, digest, int(key.size()),
                          reinterpret_cast<uchar *>(key.data()))
        != 1)
        throw Error(u"OpenSSL could not compute a PBKDF2 password hash"_s);
    return key.toBase64();
}

} // namespace Quintette
