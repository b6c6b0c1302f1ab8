// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

#include <optional>

namespace Quintette {

/// Encrypts small secrets that have to be read again, such as keys in a database: AES-256-GCM under
/// a key made of the project's secret key and a salt. Each text is different, and one that was
/// changed is refused. Const and thread-safe.
class QUINTETTE_CORE_EXPORT SecretBox
{
public:
    /// keys: the first encrypts, all of them decrypt. salt: what the box is for.
    SecretBox(const QByteArrayList &keys, const QByteArray &salt);

    /// URL-safe Base64 of nonce, ciphertext and tag: 28 bytes more than the secret, then a third.
    /// It opens only where owner is the same, so that nobody's secret can be put in another's
    /// place.
    QByteArray seal(const QByteArray &secret, const QByteArray &owner) const;
    struct Opened
    {
        QByteArray secret;
        bool isOld = false; // sealed with another than the first key
    };
    /// Nothing for what none of the keys opens.
    std::optional<Opened> open(const QByteArray &sealed, const QByteArray &owner) const;

private:
    QByteArrayList m_keys; // derived
};

} // namespace Quintette
