// SPDX-License-Identifier: GPL-3.0-or-later
// How a page is answered: in a transaction where the project wants one, with a page of the
// administration where it refuses, and with the headers that all have.
#include "admin/html/webadmin.h"
#include "admin/pages/missingtables.h"
#include "core/apps/application.h"
#include "core/base/error.h"
#include "core/db/databaseerror.h"

#include <QUrl>

namespace Quintette {

constexpr int forbidden = 403;
constexpr int notFound = 404;

Response WebAdmin::answer(const Page &page, Request &request, AdminRequest &asked) const
{
    Connection &connection = m_application.databases().connection();
    try {
        if (!connection.inTransaction())
            return page(*this, request, asked);
        // Where the whole request is one, what fails must leave a transaction in which the page
        // that says so can be made.
        std::optional<Response> response;
        connection.atomic([&] { response = page(*this, request, asked); });
        return *response;
    } catch (const Http404 &) {
        return refuse(request, asked, notFound);
    } catch (const ObjectDoesNotExist &) {
        return refuse(request, asked, notFound);
    } catch (const PermissionDenied &) {
        return refuse(request, asked, forbidden);
    } catch (const DatabaseError &error) {
        const std::optional<Text> what = missingTablesText(m_site, error);
        if (!what)
            throw;
        constexpr int unavailable = 503;
        return draw(
                request, asked, u"message_page.html"_s,
                {{u"title"_s, QN_TEXT("admin", "The database is not ready")}, {u"text"_s, *what}},
                nullptr, unavailable);
    }
}

Response WebAdmin::refuse(Request &request, AdminRequest &asked, int status) const
{
    // Who is looking for a mistake of the program wants the page that tells more.
    if (request.settings().debug)
        throw;
    asked.messages.clear(); // of what did not happen
    const bool isMissing = status == notFound;
    return draw(
            request, asked, u"message_page.html"_s,
            {{u"title"_s,
              isMissing ? QN_TEXT("http", "Page not found") : QN_TEXT("http", "Not allowed")},
             {u"text"_s,
              isMissing
                      ? QN_TEXT("http", "The page you asked for does not exist. Check the address.")
                      : QN_TEXT("http", "You do not have permission to see this page or do this.")},
             {u"link_url"_s, addresses().index()},
             {u"link_text"_s, QN_TEXT("admin", "Home")}},
            nullptr, status);
}

void WebAdmin::seal(const Request &request, Response &response) const
{
    response.setHeader("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private");
    // Dialogs for related objects are frames of the page that opens them.
    if (request.query().contains(u"_popup") || request.form().contains(u"_popup"))
        response.headers().setDefault("X-Frame-Options", "SAMEORIGIN");
    // A project that has a policy of its own gets that one.
    const Settings &settings = m_application.settings();
    if (!settings.security.contentSecurityPolicy.isEmpty())
        return;
    const QUrl files(settings.staticFiles.url);
    const QByteArray host = files.isRelative()
            ? QByteArray()
            : ' ' + files.adjusted(QUrl::RemovePath).toEncoded(QUrl::StripTrailingSlash);
    response.headers().setDefault("Content-Security-Policy",
                                  "default-src 'self'" + host
                                          + "; object-src 'none'; base-uri 'none'; "
                                            "form-action 'self'; frame-ancestors 'self'");
}

} // namespace Quintette
