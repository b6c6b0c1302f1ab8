// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/redirects/redirectmiddleware.h"

#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// path with a slash put before its query string; empty when it has one there already.
static QString withSlash(const Request &request)
{
    return request.path().endsWith(u'/')
            ? QString()
            : QString::fromLatin1(request.fullPath(request.path() + u'/'));
}

Middleware redirectMiddleware(const Application &application)
{
    const QuerySet redirects = objects(application.models().get(u"redirects.Redirect"_s))
                                       .filter({{u"site_id"_s, application.settings().site.id}});
    const bool appendSlash = application.settings().urls.appendSlash;
    return [redirects, appendSlash](const Handler &next) -> Handler {
        return [redirects, appendSlash, next](Request &request) {
            Response response = next(request);
            if (response.status() != 404)
                return response;
            QStringList candidates{QString::fromLatin1(request.fullPath())};
            if (const QString slashed = withSlash(request); appendSlash && !slashed.isEmpty())
                candidates += slashed;
            const QList<Record> found =
                    redirects.filter({{u"old_path__in"_s, candidates}}).toList();
            for (const QString &candidate : candidates) {
                for (const Record &redirect : found) {
                    if (redirect.value(u"old_path").toString() != candidate)
                        continue;
                    const QString target = redirect.value(u"new_path").toString();
                    return target.isEmpty()
                            ? Response::gone()
                            : Response::redirect(target, Response::Redirect::Permanent);
                }
            }
            return response;
        };
    };
}

} // namespace Quintette::Internal
