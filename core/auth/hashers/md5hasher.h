// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/passwordhasher.h"

namespace Quintette {

/// "md5$SALT$HASH", worth nothing as protection: here so that users of old sites can log in, which
/// renews their hash. Never the hasher for new passwords.
class QUINTETTE_CORE_EXPORT Md5Hasher : public PasswordHasher
{
public:
    QString algorithm() const override;
    QString encode(const QString &password, const QByteArray &salt) const override;
    bool verify(const QString &password, const QString &encoded) const override;
    bool mustUpgrade(const QString &encoded) const override;
    QList<SummaryItem> summary(const QString &encoded) const override;
};

} // namespace Quintette
