// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "admin/html/webadminextension.h"
#include "core/apps/application.h"
#include "core/auth/user.h"
#include "core/middleware/csrf.h"
#include "core/views/scripttexts.h"

namespace Quintette {

/// Its forms are checked in a project without the csrf middleware too. Django: csrf_protect.
static View withCheckedForms(const View &view, const CsrfSettings &settings)
{
    const Handler checked = csrfMiddleware(settings)(view);
    return [view, checked](Request &request) {
        return request.attachment<CsrfToken>() ? view(request) : checked(request);
    };
}

UrlPatterns WebAdmin::urls() const
{
    const auto open = [this](Response (*page)(const WebAdmin &, Request &)) -> View {
        return [this, page](Request &request) {
            Response response = page(*this, request);
            seal(request, response);
            return response;
        };
    };
    UrlPatterns patterns{
            path(QString(), guarded(indexPage), u"index"_s),
            path(u"login/"_s, open(loginPage), u"login"_s),
            path(u"login/code/"_s, open(loginCodePage), u"login_code"_s),
            path(u"account/"_s, guarded(accountPage), u"account"_s),
            path(u"account/codes/"_s, guarded(accountCodesPage), u"account_codes"_s),
            path(u"password_reset/"_s, open(passwordResetPage), u"password_reset"_s),
            path(u"password_reset/done/"_s, open(passwordResetDonePage), u"password_reset_done"_s),
            path(u"reset/done/"_s, open(passwordResetCompletePage), u"password_reset_complete"_s),
            path(u"reset/<uidb64>/<token>/"_s, open(passwordResetConfirmPage),
                 u"password_reset_confirm"_s),
            path(u"logout/"_s, open(logoutPage), u"logout"_s),
            path(u"password_change/"_s, guarded(passwordChangePage), u"password_change"_s),
            path(u"password_change/done/"_s, guarded(passwordChangeDonePage),
                 u"password_change_done"_s),
            path(u"jsi18n/"_s, guarded([](const WebAdmin &face, Request &request, AdminRequest &) {
                     return scriptTextsView(face.site().scriptTexts)(request);
                 }),
                 u"jsi18n"_s),
            path(u"autocomplete/"_s, guarded(autocompletePage), u"autocomplete"_s),
            path(u"background/"_s, guarded(backgroundPage), u"background"_s),
            path(u"background/<int:job>/"_s, guarded(backgroundOrderPage), u"background_order"_s),
            path(u"background/<int:job>/file/"_s, guarded(backgroundFilePage),
                 u"background_file"_s),
            path(u"palette/"_s, guarded(palettePage), u"palette"_s),
            path(u"r/<path:content_type_id>/<path:object_id>/"_s, guarded(viewOnSitePage),
                 u"view_on_site"_s),
    };
    // One line per model, so that reverse("admin:news_article_change") finds it.
    for (const ModelAdmin *admin : m_site.admins()) {
        const QString app = admin->model().appLabel();
        const QString model = admin->model().modelName();
        const QString name = app + u'_' + model;
        const QString prefix = app + u'/' + model + u'/';
        const PathOptions here{.arguments = {{u"app_label"_s, app}, {u"model_name"_s, model}}};
        patterns += path(prefix, guarded(listPage), name + u"_changelist"_s, here);
        patterns += path(prefix + u"add/"_s, guarded(addPage), name + u"_add"_s, here);
        patterns += path(prefix + u"deleted/"_s, guarded(deletedPage), name + u"_deleted"_s, here);
        patterns += path(prefix + u"<path:object_id>/history/"_s, guarded(historyPage),
                         name + u"_history"_s, here);
        patterns += path(prefix + u"<path:object_id>/delete/"_s, guarded(deletePage),
                         name + u"_delete"_s, here);
        if (User::isModel(admin->model()))
            patterns += path(prefix + u"<path:object_id>/password/"_s, guarded(userPasswordPage),
                             u"auth_user_password_change"_s, here);
        patterns += path(prefix + u"<path:object_id>/change/"_s, guarded(changePage),
                         name + u"_change"_s, here);
        patterns += path(prefix + u"<path:object_id>/"_s, guarded(bareObjectPage), QString(), here);
    }
    QStringList labels;
    for (const ModelAdmin *admin : m_site.admins()) {
        if (!labels.contains(admin->model().appLabel()))
            labels += admin->model().appLabel();
    }
    if (!labels.isEmpty())
        patterns += rePath(u"^(?P<app_label>%1)/$"_s.arg(labels.join(u'|')), guarded(appIndexPage),
                           u"app_list"_s);
    for (WebAdminExtension *extension : m_application.extensions<WebAdminExtension>())
        patterns += extension->adminUrls(*this);
    if (m_site.finalCatchAllView)
        patterns += path(u"<path:url>"_s, guarded(unknownPage), QString(), {.noAppendSlash = true});
    for (UrlPattern &pattern : patterns) {
        if (pattern.view)
            pattern.view = withCheckedForms(pattern.view, m_application.settings().csrf);
    }
    return patterns;
}

} // namespace Quintette
