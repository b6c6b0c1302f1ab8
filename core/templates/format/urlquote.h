// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

#include <optional>

namespace Quintette {

/// text with everything but letters, digits, "_.-~" and the ASCII characters in safe as %XX of its
/// UTF-8. Python: urllib.parse.quote.
QUINTETTE_CORE_EXPORT QString quoteUrl(const QString &text, QStringView safe);
/// The same for a form: a space becomes "+". Python: quote_plus.
QUINTETTE_CORE_EXPORT QString quotePlus(const QString &text);
/// %XX resolved; what is then no UTF-8 becomes a replacement character. Python: unquote.
QUINTETTE_CORE_EXPORT QString unquoteUrl(const QString &text);
/// An IRI's characters that a URL cannot have, quoted; what is quoted already stays. Django:
/// iri_to_uri.
QUINTETTE_CORE_EXPORT QString iriToUri(const QString &iri);
/// A URL quoted where it is not yet, part by part. Django: smart_urlquote.
QUINTETTE_CORE_EXPORT QString quoteWholeUrl(const QString &url);

} // namespace Quintette
