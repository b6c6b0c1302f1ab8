// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/actionanswer.h"

#include "admin/html/deletevalues.h"
#include "admin/html/names.h"
#include "admin/pages/deletepage.h"
#include "core/http/headervalue.h"

namespace Quintette {
namespace {

/// What an action would delete, before it does.
Response drawConfirmation(const WebAdmin &face, Request &request, AdminRequest &asked,
                          const ModelAdmin &admin, const PostedAction &posted)
{
    const AdminUrls urls = face.addresses();
    const QList<Record> objects =
            selectedObjects(admin, asked, posted.state, posted.selection).toList();
    const DeletePage page = loadDeletePage(admin, asked, objects);
    const Text plural = admin.model().verboseNamePlural();
    Dict values = deleteValues(page, urls);
    // What is confirmed is what stands on this page.
    ValueList hidden{Value(ValueList{u"_selection"_s, page.digest})};
    for (const auto &[name, text] : posted.fields)
        hidden += Value(ValueList{name, text});
    const QString label = admin.model().appLabel();
    values.insert(u"hidden"_s, hidden);
    values.insert(u"title"_s,
                  page.isAllowed() ? QN_TEXT("admin", "Are you sure?")
                                   : QN_TEXT("admin", "Cannot delete %1").arg(plural));
    values.insert(u"question"_s,
                  QN_TEXT("admin",
                          "Are you sure you want to delete the selected %1? All of the following "
                          "objects and their related items will be deleted:")
                          .arg(plural));
    values.insert(
            u"breadcrumbs"_s,
            ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                      Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                      Dict{{u"text"_s, withCapital(plural)}, {u"url"_s, posted.listUrl}},
                      Dict{{u"text"_s, QN_TEXT("admin", "Delete multiple objects")}}});
    values.insert(u"back_url"_s, posted.backUrl);
    return face.draw(request, asked, u"delete_selected_confirmation.html"_s, values, &admin);
}

} // namespace

Response answerAction(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const ModelAdmin &admin, const PostedAction &posted)
{
    if (posted.name.isEmpty()) {
        asked.tell(AdminRequest::Level::Warning, QN_TEXT("admin", "No action selected."));
        return face.redirect(request, asked, posted.backUrl);
    }
    const bool hasChosen = !posted.selection.keys.isEmpty() || posted.selection.acrossPages;
    const QList<AdminAction> actions = posted.state.popup
            ? QList<AdminAction>()
            : admin.actionsIn(posted.selection.place, asked);
    const bool asks = std::any_of(actions.cbegin(), actions.cend(), [&](const AdminAction &action) {
        return action.name == posted.name && action.needsConfirmation;
    });
    if (asks && hasChosen && !request.form().contains(u"post"))
        return drawConfirmation(face, request, asked, admin, posted);
    runAction(admin, asked, posted.name, posted.state, posted.selection);
    if (asked.file) {
        Response response(asked.file->content, asked.file->mediaType);
        response.setHeader("Content-Disposition", attachmentDisposition(asked.file->name));
        return response;
    }
    const bool isHere = asked.goTo.startsWith(u'/') && !asked.goTo.startsWith(u"//");
    return face.redirect(request, asked, isHere ? asked.goTo : posted.backUrl);
}

} // namespace Quintette
