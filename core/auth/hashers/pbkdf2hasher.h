// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/passwordhasher.h"

#include <optional>

namespace Quintette {

/// "pbkdf2_sha256$ITERATIONS$SALT$HASH" (RFC 8018, hash in base 64), or the same with SHA-1.
class QUINTETTE_CORE_EXPORT Pbkdf2Hasher : public PasswordHasher
{
public:
    enum class Digest { Sha1, Sha256 };

    Pbkdf2Hasher(Digest digest, int iterations) : m_digest(digest), m_iterations(iterations) { }

    QString algorithm() const override;
    QString encode(const QString &password, const QByteArray &salt) const override;
    bool verify(const QString &password, const QString &encoded) const override;
    bool mustUpgrade(const QString &encoded) const override;
    void hardenRuntime(const QString &password, const QString &encoded) const override;
    QList<SummaryItem> summary(const QString &encoded) const override;

private:
    struct Parts
    {
        int iterations = 0;
        QByteArray salt;
        QByteArray hash;
    };

    std::optional<Parts> decode(const QString &encoded) const;
    QByteArray derive(const QString &password, const QByteArray &salt, int iterations) const;

    Digest m_digest;
    int m_iterations;
};

} // namespace Quintette
