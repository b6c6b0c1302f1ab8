// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/flatpageview.h"

#include "core/apps/rendering.h"
#include "core/auth/login/login.h"
#include "core/base/error.h"
#include "core/http/urlquote.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

namespace {

std::optional<Record> findPage(const Application &application, const QString &url)
{
    return objects(application.models().get(u"flatpages.FlatPage"_s))
            .filter({{u"url"_s, url}, {u"sites"_s, application.settings().site.id}})
            .first();
}

Response render(const Application &application, Request &request, const Record &page)
{
    if (page.value(u"registration_required").isTrue() && !userOf(request)) {
        const QByteArray next = quoteUrl(QString::fromLatin1(request.fullPath()));
        const QString login = application.urls().resolveUrl(application.settings().auth.loginUrl);
        return Response::redirect(login + u"?next="_s + QString::fromLatin1(next));
    }
    QStringList names{u"flatpages/default.html"_s};
    const QString own = page.value(u"template_name").toString();
    if (!own.isEmpty())
        names.prepend(own);
    // Title and content are written by people who may write HTML.
    const Dict shown{{u"url"_s, page.value(u"url")},
                     {u"title"_s, Value::safe(page.value(u"title").toString())},
                     {u"content"_s, Value::safe(page.value(u"content").toString())},
                     {u"template_name"_s, page.value(u"template_name")},
                     {u"registration_required"_s, page.value(u"registration_required")},
                     {u"pk"_s, page.pk()}};
    return renderPage(application, request, names, {{u"flatpage"_s, shown}});
}

} // namespace

Response flatPage(const Application &application, Request &request)
{
    const QString &url = request.path();
    if (const std::optional<Record> page = findPage(application, url))
        return render(application, request, *page);
    const bool mayAppend = application.settings().urls.appendSlash && !url.endsWith(u'/');
    if (mayAppend && findPage(application, url + u'/'))
        return Response::redirect(QString::fromLatin1(request.fullPath(url + u'/')),
                                  Response::Redirect::Permanent);
    throw Http404(u"There is no flat page %1."_s.arg(url));
}

Middleware flatPageMiddleware(const Application &application)
{
    return [&application](const Handler &next) -> Handler {
        return [&application, next](Request &request) {
            Response response = next(request);
            if (response.status() != 404)
                return response;
            try {
                return flatPage(application, request);
            } catch (const Http404 &) {
                return response;
            }
        };
    };
}

} // namespace Quintette::Internal
