// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/passwordhasher.h"

#include "core/signing/crypto.h"

namespace Quintette {

constexpr qsizetype saltLength = 22; // of 62 characters, 5.95 bits each: 131 bits

PasswordHasher::~PasswordHasher() = default;

QByteArray PasswordHasher::makeSalt() const
{
    return randomString(saltLength);
}

void PasswordHasher::hardenRuntime(const QString &, const QString &) const { }

bool PasswordHasher::isWeakSalt(QByteArrayView salt)
{
    return salt.size() < saltLength;
}

QString PasswordHasher::masked(QStringView secret, qsizetype shown)
{
    const qsizetype hidden = std::max<qsizetype>(0, secret.size() - shown);
    return secret.left(shown).toString() + QString(hidden, u'*');
}

} // namespace Quintette
