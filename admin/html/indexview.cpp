// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "admin/pages/changelist.h"
#include "admin/pages/indexpage.h"
#include "admin/pages/valuetext.h"
#include "core/apps/application.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/contenttypes/objectsite.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {
namespace {

Dict lineValues(const LogLine &line, const AdminUrls &urls)
{
    static const struct
    {
        QString kind;
        QString icon;
        Text label;
    } looks[] = {{u"added"_s, u"i-add"_s, QN_TEXT("admin", "Added")},
                 {u"changed"_s, u"i-edit"_s, QN_TEXT("admin", "Changed")},
                 {u"deleted"_s, u"i-delete"_s, QN_TEXT("admin", "Deleted")}};
    const auto &look = looks[int(line.action) - 1];
    const bool hasPage =
            line.admin && !line.objectId.isEmpty() && line.action != LogEntry::Action::Deletion;
    return Dict{{u"kind"_s, look.kind},
                {u"icon"_s, look.icon},
                {u"kind_label"_s, look.label},
                {u"object"_s, line.objectText},
                {u"model"_s, line.modelName},
                {u"message"_s, line.message},
                {u"user"_s, line.user},
                {u"time"_s, valueText(line.time)},
                {u"iso"_s, line.time.toString()},
                {u"restore_url"_s,
                 line.restoreVersion > 0 ? Value(urls.restoring(*line.admin, line.restoreVersion))
                                         : Value()},
                {u"url"_s,
                 hasPage ? Value(urls.object(*line.admin, quotePk(line.objectId))) : Value()}};
}

} // namespace

Response indexPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const AdminUrls urls = face.addresses();
    ValueList lines;
    for (const LogLine &line : recentActions(face.site(), asked))
        lines += lineValues(line, urls);
    Dict values = face.commonValues(request, asked);
    return face.draw(request, asked, u"index.html"_s,
                     {{u"title"_s, face.site().indexTitle},
                      {u"app_list"_s, values.value(u"available_apps")},
                      {u"show_activity"_s, true},
                      {u"recent_actions"_s, lines}});
}

Response appIndexPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const QString label = pathArgument(request, u"app_label").toString();
    const Dict values = face.commonValues(request, asked);
    for (const Value &app : values.value(u"available_apps").list()) {
        if (app.dict().value(u"app_label") != Value(label))
            continue;
        const Text name = face.site().appName(label);
        return face.draw(request, asked, u"app_index.html"_s,
                         {{u"title"_s, QN_TEXT("admin", "%1 administration").arg(name)},
                          {u"app_list"_s, ValueList{app}},
                          {u"breadcrumbs"_s,
                           ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")},
                                          {u"url"_s, face.addresses().index()}},
                                     Dict{{u"text"_s, name}}}}});
    }
    throw Http404(u"The requested admin page does not exist."_s);
}

Response viewOnSitePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelRegistry &models = face.site().models();
    const std::optional<qint64> typeId = pathArgument(request, u"content_type_id").toInt();
    const ModelInfo *model = typeId ? ContentTypes::modelOf(models, *typeId) : nullptr;
    const ModelAdmin *admin = model ? face.site().find(*model) : nullptr;
    if (!admin)
        throw Http404(u"There is no such kind of object."_s);
    try {
        const Value key =
                model->primaryKey().toValue(pathArgument(request, u"object_id").toString());
        const std::optional<Record> object = admin->queryset(asked).find(Q{{u"pk"_s, key}});
        const QString url = object ? admin->viewOnSiteUrl(*object) : QString();
        if (!url.isEmpty()) {
            const qint64 site = face.application().settings().site.id;
            const QString domain =
                    url.startsWith(u'/') ? ContentTypes::otherDomainOf(*object, site) : QString();
            return Response::redirect(
                    domain.isEmpty() ? url : request.scheme() + u"://"_s + domain + url);
        }
    } catch (const ValidationError &) {
        // Not the text of any key.
    }
    throw Http404(u"This object has no page on the site."_s);
}

Response unknownPage(const WebAdmin &face, Request &request, AdminRequest &)
{
    const QString path = request.path();
    if (face.application().settings().urls.appendSlash && !path.endsWith(u'/')) {
        const auto match = face.application().urls().resolve(path + u'/');
        if (match && match->pattern->pattern != u"<path:url>")
            return Response::redirect(QString::fromLatin1(request.fullPath(path + u'/')),
                                      Response::Redirect::Permanent);
    }
    throw Http404(u"There is no such page in the administration."_s);
}

} // namespace Quintette
