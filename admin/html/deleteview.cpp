// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/deletevalues.h"
#include "admin/html/listreturn.h"
#include "admin/html/pageviews.h"
#include "admin/html/popup.h"
#include "admin/html/safenext.h"
#include "admin/pages/editconflict.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/valuetext.h"
#include "core/base/error.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {

namespace {

struct Asked
{
    const ModelAdmin &admin;
    const Record &object;
    QString key; // as in the address
    const Popup &popup;
};

Response drawConfirmation(const WebAdmin &face, Request &request, AdminRequest &asked,
                          const Asked &about, const DeletePage &page)
{
    const ModelAdmin &admin = about.admin;
    const AdminUrls urls = face.addresses();
    const QString label = admin.model().appLabel();
    const QString name = about.object.toString();
    Dict values = deleteValues(page, urls);
    values.insert(u"title"_s,
                  page.isAllowed()
                          ? QN_TEXT("admin", "Are you sure?")
                          : QN_TEXT("admin", "Cannot delete %1").arg(admin.model().verboseName()));
    values.insert(u"question"_s,
                  QN_TEXT("admin",
                          "Are you sure you want to delete the %1 “%2”? All of the following "
                          "related items will be deleted:")
                          .arg(admin.model().verboseName())
                          .arg(name));
    ValueList hidden{Value(ValueList{u"_version"_s, page.version})};
    for (const auto &[parameter, text] : about.popup.parameters())
        hidden += Value(ValueList{parameter, text});
    values.insert(u"hidden"_s, hidden);
    values.insert(u"back_url"_s,
                  admin.hasViewOrChangePermission(asked, &about.object)
                          ? urls.object(admin, about.key)
                                  + AdminUrls::query(about.popup.parameters())
                          : urls.index());
    values.insert(
            u"breadcrumbs"_s,
            ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                      Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                      Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                           {u"url"_s, urls.list(admin)}},
                      Dict{{u"text"_s, name}, {u"url"_s, urls.object(admin, about.key)}},
                      Dict{{u"text"_s, QN_TEXT("admin", "Delete")}}});
    return face.draw(request, asked, u"delete_confirmation.html"_s, values, &admin);
}

Response answerConfirmed(const WebAdmin &face, Request &request, AdminRequest &asked,
                         const Asked &about, const QString &version)
{
    const ModelAdmin &admin = about.admin;
    const QString key = about.popup.keyOf(about.object);
    deleteObject(admin, asked, about.object, version);
    if (about.popup.isOpen)
        return about.popup.deleted(face, request, asked, key);
    if (const std::optional<QString> wanted = wantedUrl(asked))
        return face.redirect(request, asked, *wanted);
    return face.redirect(request, asked,
                         admin.hasViewOrChangePermission(asked) ? listUrl(face, request, admin)
                                                                : face.addresses().index());
}

} // namespace

Response deletePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const QString pk = pathArgument(request, u"object_id").toString();
    const Popup popup(request, admin);
    // Before it is looked for: whether there is such an object is not for everybody to know.
    if (!admin.hasDeletePermission(asked))
        throw PermissionDenied(
                u"You may not delete %1."_s.arg(admin.model().verboseNamePlural().source()));
    try {
        const Record object = getObject(admin, asked, pk, popup.toField);
        const Asked about{admin, object, pk, popup};
        const bool isConfirmed = request.method() == "POST" && request.form().contains(u"post");
        try {
            if (isConfirmed)
                return answerConfirmed(face, request, asked, about,
                                       request.form().value(u"_version"));
        } catch (const StaleObject &) {
            asked.tell(AdminRequest::Level::Warning,
                       QN_TEXT("admin",
                               "Somebody else changed this object after you opened this page. "
                               "Look at it again before you delete it."));
        } catch (const DeletionRefused &refused) {
            // What protects the object may have come after the page was opened.
            if (refused.page().protectedObjects.isEmpty())
                throw;
            return drawConfirmation(face, request, asked, about, refused.page());
        }
        return drawConfirmation(face, request, asked, about,
                                loadDeletePage(admin, asked, {object}));
    } catch (const ObjectDoesNotExist &error) {
        asked.tell(AdminRequest::Level::Warning, error.message());
        return face.redirect(request, asked, face.addresses().index());
    }
}

} // namespace Quintette
