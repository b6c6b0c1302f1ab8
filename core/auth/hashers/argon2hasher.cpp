// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/argon2hasher.h"

#include "core/base/error.h"

#include <QRegularExpression>

#include <argon2.h>

namespace Quintette {

namespace {

constexpr quint32 newTimeCost = 2;
constexpr quint32 newMemoryCost = 102'400; // KiB
constexpr quint32 newParallelism = 8;
constexpr size_t newHashLength = 32;

// What a stored text may ask for at most.
constexpr quint32 mostMemoryCost = 1024 * 1024;
constexpr quint32 mostTimeCost = 64;
constexpr quint32 mostParallelism = 64;

} // namespace

QString Argon2Hasher::algorithm() const
{
    return u"argon2"_s;
}

QString Argon2Hasher::encode(const QString &password, const QByteArray &salt) const
{
    const QByteArray secret = password.toUtf8();
    QByteArray encoded(qsizetype(argon2_encodedlen(newTimeCost, newMemoryCost, newParallelism,
                                                   quint32(salt.size()), newHashLength, Argon2_id)),
                       '\0');
    const int status =
            argon2id_hash_encoded(newTimeCost, newMemoryCost, newParallelism, secret.constData(),
                                  size_t(secret.size()), salt.constData(), size_t(salt.size()),
                                  newHashLength, encoded.data(), size_t(encoded.size()));
    if (status != ARGON2_OK) {
        throw Error(u"could not compute an argon2 password hash: "_s
                    + QString::fromUtf8(argon2_error_message(status)));
    }
    return algorithm() + QString::fromLatin1(encoded.constData());
}

bool Argon2Hasher::verify(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return false;
    const argon2_type type = parts->variety == "argon2id"_L1 ? Argon2_id
            : parts->variety == "argon2i"_L1                 ? Argon2_i
                                                             : Argon2_d;
    const QByteArray secret = password.toUtf8();
    const QByteArray phc = encoded.mid(algorithm().size()).toLatin1();
    return argon2_verify(phc.constData(), secret.constData(), size_t(secret.size()), type)
            == ARGON2_OK;
}

bool Argon2Hasher::mustUpgrade(const QString &encoded) const
{
    const auto parts = decode(encoded);
    return !parts || parts->variety != "argon2id"_L1 || parts->version != ARGON2_VERSION_NUMBER
            || parts->memoryCost != newMemoryCost || parts->timeCost != newTimeCost
            || parts->parallelism != newParallelism || isWeakSalt(parts->salt)
            || QByteArray::fromBase64(parts->hash).size() != qsizetype(newHashLength);
}

QList<PasswordHasher::SummaryItem> Argon2Hasher::summary(const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return {};
    return {{QN_TEXT("auth", "algorithm"), algorithm()},
            {QN_TEXT("auth", "variety"), parts->variety},
            {QN_TEXT("auth", "version"), QString::number(parts->version)},
            {QN_TEXT("auth", "memory cost"), QString::number(parts->memoryCost)},
            {QN_TEXT("auth", "time cost"), QString::number(parts->timeCost)},
            {QN_TEXT("auth", "parallelism"), QString::number(parts->parallelism)},
            {QN_TEXT("auth", "salt"), masked(QString::fromLatin1(parts->salt))},
            {QN_TEXT("auth", "hash"), masked(QString::fromLatin1(parts->hash))}};
}

std::optional<Argon2Hasher::Parts> Argon2Hasher::decode(const QString &encoded)
{
    static const QRegularExpression form(
            uR"(^argon2\$(argon2(?:id|i|d))\$v=(\d{1,4})\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})\$([^$]{1,200})\$([^$]{1,200})$)"_s);
    const QRegularExpressionMatch match = form.match(encoded);
    if (!match.hasMatch())
        return std::nullopt;
    const Parts parts{
            match.captured(1),           match.captured(2).toInt(),
            match.captured(3).toUInt(),  match.captured(4).toUInt(),
            match.captured(5).toUInt(),  QByteArray::fromBase64(match.captured(6).toLatin1()),
            match.captured(7).toLatin1()};
    const bool sane = parts.memoryCost <= mostMemoryCost && parts.timeCost <= mostTimeCost
            && parts.parallelism <= mostParallelism;
    return sane ? std::optional(parts) : std::nullopt;
}

} // namespace Quintette
