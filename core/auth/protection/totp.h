// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QString>

namespace Quintette {

/// One-time codes of six digits from a shared secret and the time, new every 30 seconds. Source:
/// RFC 6238 with SHA-1, which is what telephones' programs have; Base32: RFC 4648.
namespace Totp {

constexpr int stepSeconds = 30;
constexpr int digits = 6;

/// 20 random bytes.
QUINTETTE_CORE_EXPORT QByteArray newSecret();
QUINTETTE_CORE_EXPORT QString toBase32(const QByteArray &bytes);
/// Null for what is no Base32; spaces, lower case and missing padding are fine.
QUINTETTE_CORE_EXPORT QByteArray fromBase32(const QString &text);

/// The number of the step that a time (seconds since 1970) lies in.
QUINTETTE_CORE_EXPORT qint64 stepAt(qint64 seconds);
QUINTETTE_CORE_EXPORT QString codeAt(const QByteArray &secret, qint64 step);
/// The step whose code was given: now's, or one of those before and after it, as clocks differ; 0
/// for none.
QUINTETTE_CORE_EXPORT qint64 matchingStep(const QByteArray &secret, const QString &code,
                                          qint64 seconds);
/// "otpauth://totp/...", as programs read it from a QR code.
QUINTETTE_CORE_EXPORT QString address(const QString &secretBase32, const QString &account,
                                      const QString &issuer);

} // namespace Totp
} // namespace Quintette
