// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>
#include <QString>

namespace Quintette {

/// A header value with parameters: "form-data; name=a; filename*=UTF-8''%e2%82%ac".
struct ParameterizedValue
{
    /// What stands before the first semicolon, in lower case.
    QByteArray value;
    /// Names in lower case; values without quotes and codes (RFC 2231 and RFC 8187 forms are
    /// decoded).
    QMap<QByteArray, QString> parameters;
};

/// Django: parse_header_parameters. Never fails: what cannot be understood is left out.
QUINTETTE_CORE_EXPORT ParameterizedValue parseParameters(const QByteArray &header);

/// The Content-Disposition of a file to be stored rather than shown; the name may be in any
/// language (RFC 6266). Django: content_disposition_header.
QUINTETTE_CORE_EXPORT QByteArray attachmentDisposition(const QString &fileName);

/// The one of offered ("text/html", "application/json") that an Accept header likes best; of equals
/// the first offered. Empty when it takes none. A missing header takes anything. Django:
/// HttpRequest.get_preferred_type.
QUINTETTE_CORE_EXPORT QByteArray preferredType(const QByteArray &acceptHeader,
                                               const QByteArrayList &offered);

/// The quality (0 to 1) that an Accept-Encoding like header gives to token; "*" counts for those
/// not named.
QUINTETTE_CORE_EXPORT double qualityOf(const QByteArray &header, const QByteArray &token);

} // namespace Quintette
