// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/passwordhasher.h"

#include <optional>

namespace Quintette {

/// "bcrypt_sha256$$2b$12$SALTHASH": bcrypt of the password's SHA-256 in hexadecimal digits, because
/// bcrypt alone ignores what follows the 72nd byte. The salt that encode() takes is bcrypt's
/// "$2b$12$" and 22 characters.
class QUINTETTE_CORE_EXPORT BcryptHasher : public PasswordHasher
{
public:
    QString algorithm() const override;
    QByteArray makeSalt() const override;
    QString encode(const QString &password, const QByteArray &salt) const override;
    bool verify(const QString &password, const QString &encoded) const override;
    bool mustUpgrade(const QString &encoded) const override;
    void hardenRuntime(const QString &password, const QString &encoded) const override;
    QList<SummaryItem> summary(const QString &encoded) const override;

private:
    struct Parts
    {
        int workFactor = 0;
        QByteArray setting;
        QByteArray data;
    };

    static std::optional<Parts> decode(const QString &encoded);
};

} // namespace Quintette
