// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hashers/hashworkers.h"
#include "core/auth/hashers/passwordhasher.h"
#include "core/base/result.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace Quintette {

/// The password hashes a site accepts; the first hasher makes new ones. Immutable and shared
/// cheaply when copied; call it from any thread but the GUI's and the I/O threads: one call takes
/// up to a second, in threads of its own (HashWorkers). Django: make_password, check_password and
/// friends.
class QUINTETTE_CORE_EXPORT PasswordHashers
{
public:
    struct Check
    {
        bool ok = false;
        /// The password should be stored anew by encode(); only of interest when ok.
        bool mustUpgrade = false;
    };

    /// Algorithm names as setting auth.hashers has them; fails on an unknown or missing one.
    static Result<PasswordHashers> create(const QStringList &algorithms, int pbkdf2Iterations);
    static QStringList knownAlgorithms();

    /// The text to store for a password, with a new salt. Throws Error.
    QString encode(const QString &password) const;
    /// The text to store for a user who cannot log in with a password; different each time.
    static QString encodeUnusable();
    static bool isUsable(const QString &encoded) { return !encoded.startsWith(u'!'); }

    /// Whether the password belongs to the stored text. Takes as long when it is unusable or of an
    /// unknown kind.
    Check check(const QString &password, const QString &encoded) const;
    /// The work of a check, for a user who does not exist: whether one exists must not show in the
    /// time it takes.
    void checkNobody(const QString &password) const;

    /// The hasher that made a stored text; null when it is of no accepted kind.
    const PasswordHasher *identify(const QString &encoded) const;
    const PasswordHasher &preferred() const { return *m_hashers->front(); }

private:
    PasswordHashers() = default;
    Check checkHere(const QString &password, const QString &encoded) const;
    QString encodeHere(const QString &password) const;

    std::shared_ptr<const std::vector<std::unique_ptr<PasswordHasher>>> m_hashers;
    std::shared_ptr<HashWorkers> m_workers;
};

} // namespace Quintette
