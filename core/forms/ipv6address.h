// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

#include <optional>

namespace Quintette {

/// An IPv6 address in its shortest spelling (RFC 5952), nothing when it is none. A mapped IPv4
/// address stays
/// "::ffff:1.2.3.4", or becomes "1.2.3.4" if unpackIpv4. Django: clean_ipv6_address.
QUINTETTE_CORE_EXPORT std::optional<QString> normalizedIpv6Address(QStringView text,
                                                                   bool unpackIpv4 = false);

} // namespace Quintette
