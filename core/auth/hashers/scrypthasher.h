// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/passwordhasher.h"

#include <optional>

namespace Quintette {

/// "scrypt$N$SALT$R$P$HASH" (RFC 7914, 64 bytes in base 64).
class QUINTETTE_CORE_EXPORT ScryptHasher : public PasswordHasher
{
public:
    /// Takes 16 MiB of memory.
    struct Work
    {
        quint64 workFactor = 1 << 14;
        quint64 blockSize = 8;
        quint64 parallelism = 5;

        friend bool operator==(const Work &, const Work &) = default;
    };

    QString algorithm() const override;
    QString encode(const QString &password, const QByteArray &salt) const override;
    bool verify(const QString &password, const QString &encoded) const override;
    bool mustUpgrade(const QString &encoded) const override;
    QList<SummaryItem> summary(const QString &encoded) const override;

private:
    struct Parts
    {
        Work work;
        QByteArray salt;
        QByteArray hash;
    };

    std::optional<Parts> decode(const QString &encoded) const;
    /// Empty when the work is not possible.
    static QByteArray derive(const QString &password, const QByteArray &salt, const Work &work);

    Work m_work;
};

} // namespace Quintette
