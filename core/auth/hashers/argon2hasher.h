// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/passwordhasher.h"

#include <optional>

namespace Quintette {

/// "argon2$argon2id$v=19$m=102400,t=2,p=8$SALT$HASH": the name, then the PHC string of RFC 9106.
/// Accepts the variants argon2i and argon2d too. Takes 100 MiB of memory and eight threads.
class QUINTETTE_CORE_EXPORT Argon2Hasher : public PasswordHasher
{
public:
    QString algorithm() const override;
    QString encode(const QString &password, const QByteArray &salt) const override;
    bool verify(const QString &password, const QString &encoded) const override;
    bool mustUpgrade(const QString &encoded) const override;
    QList<SummaryItem> summary(const QString &encoded) const override;

private:
    struct Parts
    {
        QString variety;
        int version = 0;
        quint32 memoryCost = 0;
        quint32 timeCost = 0;
        quint32 parallelism = 0;
        QByteArray salt;
        QByteArray hash;
    };

    static std::optional<Parts> decode(const QString &encoded);
};

} // namespace Quintette
