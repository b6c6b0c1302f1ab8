// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadmin.h"

#include "admin/html/backgroundvalues.h"
#include "admin/html/webadminextension.h"
#include "admin/pages/indexpage.h"
#include "core/apps/application.h"
#include "core/apps/rendering.h"
#include "core/auth/accounts.h"
#include "core/auth/login/login.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/i18n/timezone.h"
#include "core/messages/messages.h"
#include "core/urls/resolvermatch.h"

#include <QUrl>

namespace Quintette {
namespace {

ValueList navigationValues(const QList<NavigationApp> &apps, const AdminUrls &urls,
                           const ModelAdmin *current)
{
    ValueList values;
    for (const NavigationApp &app : apps) {
        ValueList models;
        for (const NavigationModel &model : app.models) {
            const ModelAdmin &admin = *model.admin;
            const bool opens = model.canView || model.canChange;
            models += Dict{{u"name"_s, model.name},
                           {u"object_name"_s, admin.model().name()},
                           {u"plain_names"_s, model.plainNames()},
                           {u"admin_url"_s, opens ? Value(urls.list(admin)) : Value()},
                           {u"add_url"_s, model.canAdd ? Value(urls.add(admin)) : Value()},
                           {u"view_only"_s, model.viewOnly},
                           {u"current"_s, model.admin == current}};
        }
        values += Dict{{u"name"_s, app.name},
                       {u"app_label"_s, app.label},
                       {u"app_url"_s, urls.app(app.label)},
                       {u"models"_s, models}};
    }
    return values;
}

/// What plugins add beside the link to the site.
ValueList headerLinks(const WebAdmin &face, const AdminRequest &asked)
{
    ValueList values;
    for (WebAdminExtension *extension : face.application().extensions<WebAdminExtension>()) {
        for (const WebAdminExtension::HeaderLink &link : extension->headerLinks(face, asked))
            values += Dict{{u"text"_s, link.text}, {u"url"_s, link.url}};
    }
    return values;
}

/// Where a template is looked for: admin/<app>/<model>/name, admin/<app>/name, admin/name.
QStringList templateNames(const QString &name, const ModelAdmin *current)
{
    QStringList names;
    if (current) {
        const QString app = u"admin/"_s + current->model().appLabel() + u'/';
        names << app + current->model().modelName() + u'/' + name << app + name;
    }
    return names << u"admin/"_s + name;
}

/// The same for a page, which the declaration may name a template for.
QStringList pageNames(const AdminSite &site, const QString &name, const ModelAdmin *current)
{
    const QString usual = name == u"add_form.html" ? u"change_form.html"_s : name;
    const QHash<QString, QString> &declared =
            current ? current->options().templates : site.templates;
    const QString own = declared.value(name);
    return own.isEmpty() ? templateNames(usual, current) : QStringList{own};
}

/// The parts of pages that a project may replace, for one model too.
Dict partValues(const ModelAdmin *current)
{
    Dict parts;
    for (const char16_t *part :
         {u"actions", u"change_form_object_tools", u"change_list_object_tools",
          u"change_list_results", u"date_hierarchy", u"pagination", u"search_form",
          u"submit_line"}) {
        const QString name = QStringView(part).toString();
        parts.insert(name, templateNames(name + u".html"_s, current));
    }
    return parts;
}

/// The theme a person chose; nothing for the one of their system. Written by the page's script.
Value chosenTheme(const Request &request)
{
    const QString theme = request.cookie(u"admin_theme"_s);
    return theme == u"light" || theme == u"dark" ? Value(theme) : Value();
}

} // namespace

WebAdmin::WebAdmin(const Application &application, const AdminSite &site)
    : m_application(application), m_site(site)
{
}

AdminUrls WebAdmin::addresses() const
{
    return AdminUrls(m_application.urls().reverse(m_site.name() + u":index"_s));
}

View WebAdmin::guarded(const Page &page) const
{
    return [this, page](Request &request) {
        AdminRequest asked;
        asked.user = userOf(request);
        asked.policy = &m_application.service<Accounts>()->policy();
        if (!m_site.mayEnter(asked)) {
            // Somebody whose rights ended while logging out must not be sent round in circles.
            const QByteArray here =
                    QUrl::toPercentEncoding(QString::fromLatin1(request.fullPath()), "/");
            return Response::redirect(addresses().login() + u"?next="_s
                                      + QString::fromLatin1(here));
        }
        Response response = answer(page, request, asked);
        seal(request, response);
        return response;
    };
}

Dict WebAdmin::commonValues(Request &request, const AdminRequest &asked,
                            const ModelAdmin *current) const
{
    const AdminUrls urls = addresses();
    const bool mayEnter = m_site.mayEnter(asked);
    Dict values{
            {u"site_title"_s, m_site.title},
            {u"site_header"_s, m_site.header},
            {u"site_url"_s, m_site.siteUrl == u"/" ? request.scriptName() + u'/' : m_site.siteUrl},
            {u"has_permission"_s, mayEnter},
            {u"is_popup"_s,
             request.query().contains(u"_popup") || request.form().contains(u"_popup")},
            {u"theme"_s, chosenTheme(request)},
            {u"has_sidebar"_s, mayEnter && m_site.enableNavSidebar},
            {u"utc_offset"_s, activeTimeZone().offsetAt(DateTime::now())},
            {u"messages"_s, messagesValue(request)},
            {u"here"_s, QString::fromLatin1(request.fullPath())},
            {u"urls"_s,
             Dict{{u"index"_s, urls.index()},
                  {u"login"_s, urls.login()},
                  {u"logout"_s, urls.logout()},
                  {u"account"_s, urls.account()},
                  {u"background"_s, urls.background()},
                  {u"palette"_s, urls.palette()},
                  {u"password_change"_s, urls.passwordChange()}}}};
    if (mayEnter) {
        const QString name =
                asked.user->firstName.isEmpty() ? asked.user->username : asked.user->firstName;
        values.insert(u"user_name"_s, name);
        values.insert(u"background"_s, backgroundValues(*this, *asked.user));
        values.insert(u"header_links"_s, headerLinks(*this, asked));
        values.insert(u"available_apps"_s,
                      navigationValues(navigation(m_site, asked), urls, current));
    }
    if (current) {
        const ModelInfo &model = current->model();
        values.insert(u"opts"_s,
                      Dict{{u"app_label"_s, model.appLabel()},
                           {u"model_name"_s, model.modelName()},
                           {u"object_name"_s, model.name()},
                           {u"verbose_name"_s, model.verboseName()},
                           {u"verbose_name_plural"_s, model.verboseNamePlural()}});
        values.insert(u"style_sheets"_s, current->options().styleSheets);
        values.insert(u"scripts"_s, current->options().scripts);
    }
    return values;
}

Response WebAdmin::draw(Request &request, AdminRequest &asked, const QString &name, Dict values,
                        const ModelAdmin *current, int status) const
{
    // What was told during this very request is shown on this very page.
    if (Messages *messages = messagesOf(request)) {
        for (const AdminRequest::Message &message : std::as_const(asked.messages))
            messages->add(int(message.level), message.text);
        asked.messages.clear();
    }
    Dict all = commonValues(request, asked, current);
    for (WebAdminExtension *extension : m_application.extensions<WebAdminExtension>()) {
        for (const Dict::Item &item : extension->pageValues(*this, asked, name, current))
            all.insert(item.key, item.value);
    }
    for (const Dict::Item &item : values)
        all.insert(item.key, item.value);
    all.insert(u"parts"_s, partValues(current));
    return renderPage(m_application, request, pageNames(m_site, name, current), all, status);
}

Response WebAdmin::redirect(Request &request, const AdminRequest &asked, const QString &url) const
{
    if (Messages *messages = messagesOf(request)) {
        for (const AdminRequest::Message &message : asked.messages)
            messages->add(int(message.level), message.text);
    }
    return Response::redirect(url);
}

const ModelAdmin &WebAdmin::adminOf(const Request &request) const
{
    const QString app = pathArgument(request, u"app_label").toString();
    const QString model = pathArgument(request, u"model_name").toString();
    const ModelAdmin *admin = m_site.find(app, model);
    if (!admin)
        throw Http404(u"There is no administration of %1.%2."_s.arg(app, model));
    return *admin;
}

} // namespace Quintette
