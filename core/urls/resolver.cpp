// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/resolver.h"

#include "core/http/urlquote.h"
#include "core/urls/reversetable.h"

namespace Quintette {

using Internal::CompiledPattern;

NoReverseMatch::~NoReverseMatch() = default;

struct UrlResolver::Private
{
    UrlPatterns patterns;
    std::vector<CompiledPattern> compiled;
    Internal::ReverseTable reverse;
    QString scriptName;
};

UrlResolver::UrlResolver(const UrlPatterns &patterns, const UrlConverters &converters,
                         const QString &scriptName)
    : d(std::make_unique<Private>())
{
    d->scriptName = QString::fromLatin1(quoteUrl(scriptName));
    d->patterns = patterns;
    for (const UrlPattern &pattern : std::as_const(d->patterns))
        d->compiled.emplace_back(pattern, converters);
    d->reverse.add(d->compiled);
}

UrlResolver::~UrlResolver() = default;

// Fills match on the way back from the pattern that fitted.
static bool resolveIn(const std::vector<CompiledPattern> &patterns, const QString &path,
                      ResolverMatch &match)
{
    for (const CompiledPattern &pattern : patterns) {
        const std::optional<CompiledPattern::Hit> hit = pattern.match(path);
        if (!hit)
            continue;
        const UrlPattern &source = pattern.source();
        if (pattern.isEndpoint())
            match.pattern = &source;
        else if (!resolveIn(pattern.children(), path.mid(hit->length), match))
            continue;
        Dict kwargs = hit->kwargs;
        for (const Dict::Item &item : source.options.arguments)
            kwargs.insert(item.key, item.value);
        for (const Dict::Item &item : match.kwargs)
            kwargs.insert(item.key, item.value);
        match.kwargs = kwargs;
        match.args = kwargs.isEmpty() ? hit->args + match.args : match.args;
        match.route.prepend(source.pattern);
        if (!source.nameSpace.isEmpty()) {
            match.nameSpaces.prepend(source.nameSpace);
            match.appNames.prepend(source.appName);
        }
        return true;
    }
    return false;
}

std::optional<ResolverMatch> UrlResolver::resolve(const QString &path) const
{
    ResolverMatch match;
    if (!path.startsWith(u'/') || !resolveIn(d->compiled, path.sliced(1), match))
        return std::nullopt;
    return match;
}

QString UrlResolver::reverse(const QString &viewName, const ValueList &args, const Dict &kwargs,
                             const QString &currentApp) const
{
    return d->scriptName + d->reverse.reverse(viewName, args, kwargs, currentApp);
}

QString UrlResolver::resolveUrl(const QString &to) const
{
    if (to.contains(u'/') || to.contains(u'.'))
        return to;
    return reverse(to);
}

static void collectRoutes(const UrlPatterns &patterns, const UrlResolver::Route &above,
                          QList<UrlResolver::Route> &routes)
{
    for (const UrlPattern &pattern : patterns) {
        UrlResolver::Route route{above.pattern + pattern.pattern, above.name, {}};
        if (pattern.view) {
            route.name = pattern.name.isEmpty() ? QString() : above.name + pattern.name;
            route.about = pattern.options.about;
            routes += route;
            continue;
        }
        if (!pattern.nameSpace.isEmpty())
            route.name += pattern.nameSpace + u':';
        collectRoutes(pattern.included, route, routes);
    }
}

QList<UrlResolver::Route> UrlResolver::routes() const
{
    QList<Route> routes;
    collectRoutes(d->patterns, {}, routes);
    return routes;
}

Handler attachMatch(const std::shared_ptr<const UrlResolver> &resolver, const Handler &next)
{
    return [resolver, next](Request &request) {
        if (std::optional<ResolverMatch> match = resolver->resolve(request.path()))
            request.attach(std::make_shared<ResolverMatch>(std::move(*match)));
        return next(request);
    };
}

Handler callMatchedView(const std::shared_ptr<const UrlResolver> &resolver)
{
    return [resolver](Request &request) {
        if (const auto match = request.sharedAttachment<ResolverMatch>())
            return match->view()(request);
        QString detail = u"No URL pattern fits %1"_s.arg(request.path());
        if (request.settings().debug) {
            detail += u"; tried, in this order:"_s;
            for (const UrlResolver::Route &route : resolver->routes())
                detail += u'\n' + route.pattern;
        }
        throw Http404(detail);
    };
}

} // namespace Quintette
