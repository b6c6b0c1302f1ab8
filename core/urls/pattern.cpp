// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/pattern.h"

namespace Quintette {

UrlPattern path(const QString &route, const View &view, const QString &name,
                const PathOptions &options)
{
    return {.kind = UrlPattern::Kind::Route,
            .pattern = route,
            .view = view,
            .name = name,
            .options = options};
}

UrlPattern rePath(const QString &regex, const View &view, const QString &name,
                  const PathOptions &options)
{
    return {.kind = UrlPattern::Kind::Regex,
            .pattern = regex,
            .view = view,
            .name = name,
            .options = options};
}

UrlPattern include(const QString &prefix, const UrlPatterns &patterns, const QString &nameSpace,
                   const QString &appName)
{
    return {.kind = UrlPattern::Kind::Route,
            .pattern = prefix,
            .included = patterns,
            .nameSpace = nameSpace,
            .appName = appName.isEmpty() ? nameSpace : appName};
}

} // namespace Quintette
