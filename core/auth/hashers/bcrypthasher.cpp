// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/bcrypthasher.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <crypt.h>

namespace Quintette {

namespace {

constexpr int newWorkFactor = 12;
constexpr int mostWorkFactor = 20; // a minute; every further one doubles it
constexpr qsizetype settingLength = 29; // "$2b$12$" and the salt
constexpr qsizetype saltOffset = 7;

/// The bcrypt string of a password; empty when setting is malformed.
QByteArray bcrypt(const QString &password, const QByteArray &setting)
{
    const QByteArray digest =
            QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256).toHex();
    const auto state =
            std::make_unique<crypt_data>(); // 32 KiB are too many for the stack of a thread
    const char *result = crypt_r(digest.constData(), setting.constData(), state.get());
    return result && result[0] == '$' ? QByteArray(result) : QByteArray();
}

} // namespace

QString BcryptHasher::algorithm() const
{
    return u"bcrypt_sha256"_s;
}

QByteArray BcryptHasher::makeSalt() const
{
    const QByteArray random = randomBytes(16);
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    if (!crypt_gensalt_rn("$2b$", newWorkFactor, random.constData(), int(random.size()), setting,
                          sizeof setting))
        throw Error(u"the system's crypt library does not know bcrypt"_s);
    return setting;
}

QString BcryptHasher::encode(const QString &password, const QByteArray &salt) const
{
    const QByteArray data = bcrypt(password, salt);
    if (data.isEmpty())
        throw Error(u"the system's crypt library could not compute a bcrypt password hash"_s);
    return algorithm() + u'$' + QString::fromLatin1(data);
}

bool BcryptHasher::verify(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    return parts && constantTimeCompare(bcrypt(password, parts->setting), parts->data);
}

bool BcryptHasher::mustUpgrade(const QString &encoded) const
{
    const auto parts = decode(encoded);
    return !parts || parts->workFactor != newWorkFactor;
}

void BcryptHasher::hardenRuntime(const QString &password, const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return;
    for (int missing = (1 << std::max(0, newWorkFactor - parts->workFactor)) - 1; missing > 0;
         --missing)
        bcrypt(password, parts->setting);
}

QList<PasswordHasher::SummaryItem> BcryptHasher::summary(const QString &encoded) const
{
    const auto parts = decode(encoded);
    if (!parts)
        return {};
    return {{QN_TEXT("auth", "algorithm"), algorithm()},
            {QN_TEXT("auth", "work factor"), QString::number(parts->workFactor)},
            {QN_TEXT("auth", "salt"), masked(QString::fromLatin1(parts->setting.mid(saltOffset)))},
            {QN_TEXT("auth", "checksum"),
             masked(QString::fromLatin1(parts->data.mid(settingLength)))}};
}

std::optional<BcryptHasher::Parts> BcryptHasher::decode(const QString &encoded)
{
    static const QRegularExpression form(
            uR"(^bcrypt_sha256\$(\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53})$)"_s);
    const QRegularExpressionMatch match = form.match(encoded);
    const int workFactor = match.captured(2).toInt();
    if (!match.hasMatch() || workFactor < 4 || workFactor > mostWorkFactor)
        return std::nullopt;
    const QByteArray data = match.captured(1).toLatin1();
    return Parts{workFactor, data.left(settingLength), data};
}

} // namespace Quintette
