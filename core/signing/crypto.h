// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

namespace Quintette {

/// HMAC-SHA256 of value under a key made of salt and secret. Django:
/// salted_hmac(algorithm="sha256").digest().
QUINTETTE_CORE_EXPORT QByteArray saltedHmac(QByteArrayView salt, QByteArrayView value,
                                            QByteArrayView secret);

/// Whether two byte strings are equal, in a time that tells nothing about where they differ.
QUINTETTE_CORE_EXPORT bool constantTimeCompare(QByteArrayView a, QByteArrayView b);

/// length characters drawn from the system's secure random source, each of allowed equally likely.
/// Throws Error when that source fails. Django: get_random_string.
QUINTETTE_CORE_EXPORT QByteArray randomString(
        qsizetype length,
        QByteArrayView allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

/// Fills a buffer from the same source. Throws Error.
QUINTETTE_CORE_EXPORT QByteArray randomBytes(qsizetype length);

} // namespace Quintette
