// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace Quintette {

/// "Tue, 05 Mar 2024 14:07:09 GMT", the one form that may be sent. Source: RFC 9110, 5.6.7. Django:
/// http_date.
QUINTETTE_CORE_EXPORT QByteArray formatHttpDate(const QDateTime &moment);

/// Reads that form and the two old ones (RFC 850, asctime); nothing when it is none of them.
/// Django: parse_http_date_safe.
QUINTETTE_CORE_EXPORT std::optional<QDateTime> parseHttpDate(const QByteArray &text);

} // namespace Quintette
