// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/backgroundactions.h"
#include "admin/site/adminsite.h"
#include "core/http/handler.h"
#include "core/urls/pattern.h"

namespace Quintette {

class Application;

/// The web face: Django's admin URLs over the pages of admin/pages. It only draws what those say
/// and hands back what was submitted; it decides nothing. Read from several threads at once;
/// application and site must outlive it.
class QUINTETTE_ADMIN_EXPORT WebAdmin
{
public:
    WebAdmin(const Application &application, const AdminSite &site);

    /// For include(): all pages, and the catch-all for unknown addresses.
    UrlPatterns urls() const;

    const Application &application() const { return m_application; }
    const AdminSite &site() const { return m_site; }
    AdminUrls addresses() const;
    /// Actions that go on after their page was answered.
    BackgroundActions &background() const { return *m_background; }

    /// A view for people who may enter; others are sent to the login page. Never cached.
    using Page =
            std::function<Response(const WebAdmin &face, Request &request, AdminRequest &asked)>;
    View guarded(const Page &page) const;

    /// What every page needs. Django: each_context.
    Dict commonValues(Request &request, const AdminRequest &asked,
                      const ModelAdmin *current = nullptr) const;
    /// Draws a page: admin/<app>/<model>/name, else admin/<app>/name, else admin/name.
    Response draw(Request &request, AdminRequest &asked, const QString &name, Dict values,
                  const ModelAdmin *current = nullptr, int status = 200) const;
    /// Goes to url and shows there what the request was told.
    Response redirect(Request &request, const AdminRequest &asked, const QString &url) const;
    /// The admin that the path names. Throws Http404.
    const ModelAdmin &adminOf(const Request &request) const;

private:
    /// What the page says, or what is wrong with the database.
    Response answer(const Page &page, Request &request, AdminRequest &asked) const;
    /// That there is no such page, or that this person may not see it. While an exception of that
    /// meaning is handled: where debug is on, it goes on to the page for developers.
    Response refuse(Request &request, AdminRequest &asked, int status) const;
    /// Headers of every page: never kept, framed by itself only, and no scripts but the site's own
    /// files.
    void seal(const Request &request, Response &response) const;

    const Application &m_application;
    const AdminSite &m_site;
    std::unique_ptr<BackgroundActions> m_background = std::make_unique<BackgroundActions>();
};

} // namespace Quintette
