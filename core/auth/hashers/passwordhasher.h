// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"
#include "core/base/text.h"

#include <QByteArray>
#include <QList>

namespace Quintette {

/// One way of turning a password into the text that is stored, in exactly Django's encoding.
/// Stateless after construction: any thread may use it, but never the GUI's or an I/O thread, for
/// it is slow on purpose. Stored text comes from a database that others write to; a malformed one,
/// or one that asks for absurd work, matches no password. Django: BasePasswordHasher.
class QUINTETTE_CORE_EXPORT PasswordHasher
{
public:
    /// One line of what may be shown about a stored password.
    struct SummaryItem
    {
        Text name;
        QString value;
    };

    PasswordHasher() = default;
    virtual ~PasswordHasher();
    Q_DISABLE_COPY_MOVE(PasswordHasher)

    /// The name stored texts begin with: "pbkdf2_sha256".
    virtual QString algorithm() const = 0;
    /// A new random salt, printable, of at least 128 bits.
    virtual QByteArray makeSalt() const;
    /// The text to store. Throws Error when the cryptographic library fails.
    virtual QString encode(const QString &password, const QByteArray &salt) const = 0;
    virtual bool verify(const QString &password, const QString &encoded) const = 0;
    /// Whether encoded was made with other work, or a weaker salt, than encode() uses now.
    virtual bool mustUpgrade(const QString &encoded) const = 0;
    /// Does the work by which encoded is cheaper than a hash of today, so that time does not tell
    /// them apart.
    virtual void hardenRuntime(const QString &password, const QString &encoded) const;
    /// Work factors and masked salt and hash; empty when encoded is malformed.
    virtual QList<SummaryItem> summary(const QString &encoded) const = 0;

protected:
    /// Whether a salt of letters and digits has less than the 128 bits of a new one.
    static bool isWeakSalt(QByteArrayView salt);
    /// The beginning of a secret, stars for the rest.
    static QString masked(QStringView secret, qsizetype shown = 6);
};

} // namespace Quintette
