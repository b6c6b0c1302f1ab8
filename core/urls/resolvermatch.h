// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/urls/pattern.h"

namespace Quintette {

/// Which pattern a path met and what it captured; attached to the request. Borrows from the
/// UrlResolver. Django: ResolverMatch.
struct QUINTETTE_CORE_EXPORT ResolverMatch
{
    const UrlPattern *pattern = nullptr;
    /// Unnamed groups of a regular expression; only when there are no named ones.
    ValueList args;
    Dict kwargs;
    QStringList nameSpaces;
    QStringList appNames;
    /// The joined patterns: "articles/<int:year>/".
    QString route;

    const View &view() const { return pattern->view; }
    const QString &urlName() const { return pattern->name; }
    /// "admin:index"; empty when the pattern has no name.
    QString viewName() const;
};

/// The captured argument of that name of the current request; None when there is none.
QUINTETTE_CORE_EXPORT Value pathArgument(const Request &request, QStringView name);

} // namespace Quintette
