// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/requesthandler.h"

#include "core/apps/appplugin.h"
#include "core/apps/rendering.h"
#include "core/auth/login/login.h"
#include "core/base/error.h"
#include "core/messages/messages.h"
#include "core/middleware/builtin.h"
#include "core/sessions/sessionmiddleware.h"
#include "core/sessions/sessionstorage.h"
#include "core/templates/error.h"
#include "core/views/errorpages.h"
#include "core/views/files.h"

#include <QScopeGuard>

namespace Quintette {

UrlPatterns ownUrls(const Application &application)
{
    const Settings &settings = application.settings();
    const QString above = settings.urls.scriptName() + u'/';
    const auto addFiles = [&](UrlPatterns &patterns, QString url, const View &view,
                              const QString &name) {
        if (url.contains(u"://"_s) || url.startsWith(u"//"_s))
            return; // another server's
        if (url.startsWith(u'/'))
            url = url.sliced(url.startsWith(above) ? above.size() : 1);
        patterns += path(url + u"<path:path>"_s, view, name);
    };
    QStringList folders = application.staticFolders();
    folders.prepend(application.project().staticRoot());
    UrlPatterns patterns;
    addFiles(patterns, settings.staticFiles.url, fileView(folders), u"static"_s);
    addFiles(patterns, settings.media.url, uploadedFileView(application.project().mediaRoot()),
             u"media"_s);
    return patterns;
}

/// Error pages come from the project's templates ("404.html") where it has them.
static ErrorPage errorPages(const Application &application)
{
    return sitePages([&application](Request &request, const QString &name,
                                    const Dict &context) -> std::optional<QString> {
        try {
            return QString::fromUtf8(renderPage(application, request, name, context).body());
        } catch (const TemplateDoesNotExist &) {
            return std::nullopt;
        }
    });
}

/// Django: ATOMIC_REQUESTS. What a view throws undoes what it has written.
static Handler inTransaction(const Databases &databases, const Handler &view)
{
    return [&databases, view](Request &request) {
        std::optional<Response> response;
        databases.connection().atomic([&] { response = view(request); });
        return *std::move(response);
    };
}

/// At the end of a request, connections that are older than their option conn_max_age go.
static Handler closingOldConnections(const Databases &databases, const Handler &handler)
{
    return [&databases, handler](Request &request) {
        const auto close = qScopeGuard([&databases] { databases.closeOldOfThisThread(); });
        return handler(request);
    };
}

/// The root leads to settings.urls.home where nothing else answers for it.
static Handler withHome(const Application &application, const Handler &handler)
{
    return [&application, handler](Request &request) {
        Response response = handler(request);
        if (response.status() != 404 || request.path() != u"/")
            return response;
        return Response::redirect(application.urls().resolveUrl(application.settings().urls.home));
    };
}

Handler requestHandler(const Application &application)
{
    const Settings &settings = application.settings();
    const auto &resolver = application.resolver();
    MiddlewareRegistry registry;
    addBuiltinMiddleware(registry, settings, resolver);
    registry.add(u"session"_s, sessionMiddleware(application.sharedService<SessionStorage>()));
    registry.add(u"authentication"_s, application.service<LoginSessions>()->middleware());
    registry.add(u"messages"_s, messagesMiddleware(settings));
    for (AppPlugin *app : application.apps()) {
        const QHash<QString, Middleware> own = app->middleware(application);
        for (auto it = own.cbegin(); it != own.cend(); ++it)
            registry.add(it.key(), it.value());
    }
    Handler view = callMatchedView(resolver);
    if (settings.database.atomicRequests)
        view = inTransaction(application.databases(), view);
    Handler whole = registry.build(settings.middleware.installed, view, errorPages(application));
    if (!settings.urls.home.isEmpty())
        whole = withHome(application, whole);
    return closingOldConnections(application.databases(), attachMatch(resolver, whole));
}

} // namespace Quintette
