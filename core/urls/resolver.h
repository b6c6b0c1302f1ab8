// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/urls/converters.h"
#include "core/urls/errors.h"
#include "core/urls/resolvermatch.h"

#include <memory>

namespace Quintette {

/// The compiled URLconf: from a path to its view, and from a name back to its path. The first
/// pattern that fits wins. Never changes once made, so any thread may use it. Django: URLResolver.
class QUINTETTE_CORE_EXPORT UrlResolver
{
public:
    /// scriptName stands before every path that reverse() gives, and before none that is resolved:
    /// "/intranet", decoded. Throws ImproperlyConfigured for a pattern that cannot work, naming it.
    explicit UrlResolver(const UrlPatterns &patterns, const UrlConverters &converters = {},
                         const QString &scriptName = {});
    ~UrlResolver();
    UrlResolver(const UrlResolver &) = delete;

    /// path is decoded and begins with a slash. Nothing when no pattern fits.
    std::optional<ResolverMatch> resolve(const QString &path) const;
    /// The encoded path of a view: reverse("admin:news_article_change", {}, {{"object_id", 7}}).
    /// currentApp picks the instance where an application namespace has several. Throws
    /// NoReverseMatch.
    QString reverse(const QString &viewName, const ValueList &args = {}, const Dict &kwargs = {},
                    const QString &currentApp = {}) const;
    /// to itself where it is a URL, else the path of the view of that name. Throws NoReverseMatch.
    /// Django: resolve_url.
    QString resolveUrl(const QString &to) const;
    /// One pattern with its prefix, and what reverse() calls it; no name where nothing does.
    struct Route
    {
        QString pattern;
        QString name;
        Text about = {}; // what the view shows, where somebody said
    };
    /// In the order in which they are tried.
    QList<Route> routes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Resolves before anything else runs, so that middleware knows which view is meant, then calls
/// next.
QUINTETTE_CORE_EXPORT Handler attachMatch(const std::shared_ptr<const UrlResolver> &resolver,
                                          const Handler &next);

/// Calls the view that attachMatch() found. Throws Http404 when there is none; in debug mode it
/// lists the routes.
QUINTETTE_CORE_EXPORT Handler callMatchedView(const std::shared_ptr<const UrlResolver> &resolver);

} // namespace Quintette
