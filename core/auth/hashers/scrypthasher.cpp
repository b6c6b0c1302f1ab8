// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/scrypthasher.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

#include <openssl/evp.h>

namespace Quintette {

namespace {

constexpr int keyLength = 64;
constexpr quint64 mostMemory = 256 * 1024 * 1024;
constexpr quint64 mostParallelism = 64;

} // namespace

QString ScryptHasher::algorithm() const
{
    return u"scrypt"_s;
}

QString ScryptHasher::encode(const QString &password, const QByteArray &salt) const
{
    const QByteArray hash = derive(password, salt, m_work);
    if (hash.isEmpty())
        throw Error(u"OpenSSL could not compute a scrypt password hash"_s);
    return u"scrypt$%1$%2$%3$%4$%5"_s.arg(
            QString::number(m_work.workFactor), QString::fromLatin1(salt),
            QString::number(m_work.blockSize), QString::number(m_work.parallelism),
            QString::fromLatin1(hash));
}

bool ScryptHasher::verify(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return false;
    const QByteArray hash = derive(password, parts->salt, parts->work);
    return !hash.isEmpty() && constantTimeCompare(hash, parts->hash);
}

bool ScryptHasher::mustUpgrade(const QString &encoded) const
{
    const auto parts = decode(encoded);
    return !parts || parts->work != m_work || isWeakSalt(parts->salt);
}

QList<PasswordHasher::SummaryItem> ScryptHasher::summary(const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return {};
    return {{QN_TEXT("auth", "algorithm"), algorithm()},
            {QN_TEXT("auth", "work factor"), QString::number(parts->work.workFactor)},
            {QN_TEXT("auth", "block size"), QString::number(parts->work.blockSize)},
            {QN_TEXT("auth", "parallelism"), QString::number(parts->work.parallelism)},
            {QN_TEXT("auth", "salt"), masked(QString::fromLatin1(parts->salt))},
            {QN_TEXT("auth", "hash"), masked(QString::fromLatin1(parts->hash))}};
}

std::optional<ScryptHasher::Parts> ScryptHasher::decode(const QString &encoded) const
{
    const QStringList parts = encoded.split(u'$');
    if (parts.size() != 6 || parts[0] != algorithm())
        return std::nullopt;
    const Work work{parts[1].toUInt(), parts[3].toUInt(), parts[4].toUInt()};
    // 32-bit numbers, so their product with 128 cannot overflow before it is compared.
    const bool sane = work.workFactor > 1 && work.blockSize > 0 && work.parallelism > 0
            && work.parallelism <= mostParallelism && work.blockSize <= mostMemory / 128
            && work.workFactor <= mostMemory / (128 * work.blockSize);
    if (!sane)
        return std::nullopt;
    return Parts{work, parts[2].toUtf8(), parts[5].toLatin1()};
}

QByteArray ScryptHasher::derive(const QString &password, const QByteArray &salt, const Work &work)
{
    const QByteArray secret = password.toUtf8();
    QByteArray key(keyLength, '\0');
    const bool done =
            EVP_PBE_scrypt(secret.constData(), size_t(secret.size()),
                           reinterpret_cast<const uchar *>(salt.constData()), size_t(salt.size()),
                           work.workFactor, work.blockSize, work.parallelism, 2 * mostMemory,
                           reinterpret_cast<uchar *>(key.data()), size_t(key.size()))
            == 1;
    return done ? key.toBase64() : QByteArray();
}

} // namespace Quintette
