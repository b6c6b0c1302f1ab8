// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/deletevalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/popup.h"
#include "admin/html/requestparameters.h"
#include "admin/html/safenext.h"
#include "admin/pages/changelist.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/recordversion.h"
#include "admin/pages/valuetext.h"
#include "core/base/error.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {

Response deletePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const AdminUrls urls = face.addresses();
    const QString pk = pathArgument(request, u"object_id").toString();
    const Popup popup(request, admin);
    // Before it is looked for: whether there is such an object is not for everybody to know.
    if (!admin.hasDeletePermission(asked))
        throw PermissionDenied(
                u"You may not delete %1."_s.arg(admin.model().verboseNamePlural().source()));
    try {
        const Record object = getObject(admin, asked, pk, popup.toField);
        const QString version = request.form().value(u"_version");
        const bool isStale = !version.isEmpty() && version != RecordVersion::digest(object);
        if (isStale)
            asked.tell(AdminRequest::Level::Warning,
                       QN_TEXT("admin",
                               "Somebody else changed this object after you opened this page. "
                               "Look at it again before you delete it."));
        const DeletePage page = loadDeletePage(admin, asked, {object});
        // What protects the object may have come after the page was opened, which is shown again.
        const bool isConfirmed = request.method() == "POST" && request.form().contains(u"post")
                && page.protectedObjects.isEmpty();
        if (isConfirmed && !isStale) {
            const QString key = popup.keyOf(object);
            deleteObject(admin, asked, object, version);
            if (popup.isOpen)
                return popup.deleted(face, request, asked, key);
            if (const std::optional<QString> wanted = wantedUrl(asked))
                return face.redirect(request, asked, *wanted);
            const QString list = urls.list(admin) + AdminUrls::query(listParameters(request));
            return face.redirect(request, asked,
                                 admin.hasViewOrChangePermission(asked) ? list : urls.index());
        }
        const QString label = admin.model().appLabel();
        Dict values = deleteValues(page, urls);
        const bool isAllowed = values.value(u"is_allowed").isTrue();
        values.insert(
                u"title"_s,
                isAllowed ? QN_TEXT("admin", "Are you sure?")
                          : QN_TEXT("admin", "Cannot delete %1").arg(admin.model().verboseName()));
        values.insert(
                u"question"_s,
                QN_TEXT("admin",
                        "Are you sure you want to delete the %1 “%2”? All of the following related "
                        "items will be deleted:")
                        .arg(admin.model().verboseName())
                        .arg(object.toString()));
        ValueList hidden{Value(ValueList{u"_version"_s, RecordVersion::digest(object)})};
        for (const auto &[name, text] : popup.parameters())
            hidden += Value(ValueList{name, text});
        values.insert(u"hidden"_s, hidden);
        values.insert(u"back_url"_s,
                      admin.hasViewOrChangePermission(asked, &object)
                              ? urls.object(admin, pk) + AdminUrls::query(popup.parameters())
                              : urls.index());
        values.insert(
                u"breadcrumbs"_s,
                ValueList{
                        Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                        Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                        Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                             {u"url"_s, urls.list(admin)}},
                        Dict{{u"text"_s, object.toString()}, {u"url"_s, urls.object(admin, pk)}},
                        Dict{{u"text"_s, QN_TEXT("admin", "Delete")}}});
        return face.draw(request, asked, u"delete_confirmation.html"_s, values, &admin);
    } catch (const ObjectDoesNotExist &error) {
        asked.tell(AdminRequest::Level::Warning, error.message());
        return face.redirect(request, asked, urls.index());
    }
}

} // namespace Quintette
