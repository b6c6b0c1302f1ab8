// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

namespace Quintette {

/// Percent-encodes the UTF-8 of text; letters, digits and "_.-~" stay, and so do the bytes in safe.
/// Python: urllib.parse.quote.
QUINTETTE_CORE_EXPORT QByteArray quoteUrl(QStringView text, QByteArrayView safe = "/");

/// Undoes percent-encoding; a % that starts no code stays. Python: unquote_to_bytes.
QUINTETTE_CORE_EXPORT QByteArray unquoteUrl(const QByteArray &encoded);

/// The text of a percent-encoded path. Bytes that are no UTF-8 stay percent-encoded, so nothing is
/// lost or replaced.
QUINTETTE_CORE_EXPORT QString decodePath(const QByteArray &encoded);

/// Encodes what a URL may not hold (spaces, other languages, quotes) and leaves its own syntax and
/// existing codes alone. Django: iri_to_uri.
QUINTETTE_CORE_EXPORT QByteArray iriToUri(QStringView iri);

} // namespace Quintette
