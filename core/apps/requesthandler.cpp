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
    const auto prefix = [](const QString &url) { return url.startsWith(u'/') ? url.mid(1) : url; };
    UrlPatterns patterns;
    if (settings.staticFiles.url.startsWith(u'/')) {
        QStringList folders = application.staticFolders();
        folders.prepend(application.project().staticRoot());
        patterns += path(prefix(settings.staticFiles.url) + u"<path:path>"_s, fileView(folders),
                         u"static"_s);
    }
    if (settings.media.url.startsWith(u'/')) {
        patterns += path(prefix(settings.media.url) + u"<path:path>"_s,
                         uploadedFileView(application.project().mediaRoot()), u"media"_s);
    }
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
    return closingOldConnections(application.databases(),
                                 attachMatch(resolver,
                                             registry.build(settings.middleware.installed, view,
                                                            errorPages(application))));
}

} // namespace Quintette
