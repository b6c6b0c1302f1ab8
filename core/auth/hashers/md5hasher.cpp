// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/md5hasher.h"

#include "core/signing/crypto.h"

#include <QCryptographicHash>

namespace Quintette {

QString Md5Hasher::algorithm() const
{
    return u"md5"_s;
}

QString Md5Hasher::encode(const QString &password, const QByteArray &salt) const
{
    const QByteArray hash =
            QCryptographicHash::hash(salt + password.toUtf8(), QCryptographicHash::Md5).toHex();
    return u"md5$"_s + QString::fromUtf8(salt) + u'$' + QString::fromLatin1(hash);
}

bool Md5Hasher::verify(const QString &password, const QString &encoded) const
{
    const QStringList parts = encoded.split(u'$');
    return parts.size() == 3 && parts[0] == algorithm()
            && constantTimeCompare(encode(password, parts[1].toUtf8()).toUtf8(), encoded.toUtf8());
}

bool Md5Hasher::mustUpgrade(const QString &encoded) const
{
    return isWeakSalt(encoded.section(u'$', 1, 1).toUtf8());
}

QList<PasswordHasher::SummaryItem> Md5Hasher::summary(const QString &encoded) const
{
    const QStringList parts = encoded.split(u'$');
    if (parts.size() != 3)
        return {};
    return {{QN_TEXT("auth", "algorithm"), algorithm()},
            {QN_TEXT("auth", "salt"), masked(parts[1], 2)},
            {QN_TEXT("auth", "hash"), masked(parts[2])}};
}

} // namespace Quintette
