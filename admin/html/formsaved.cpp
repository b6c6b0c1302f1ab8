// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/formsaved.h"

#include "admin/html/listreturn.h"
#include "admin/html/popup.h"
#include "admin/html/safenext.h"
#include "admin/pages/changelist.h"
#include "core/messages/messages.h"

namespace Quintette {

ChangeForm::Then afterwards(const Request &request, const AdminRequest &asked,
                            const ChangeForm &page)
{
    const QueryDict &form = request.form();
    const ModelAdmin &admin = page.admin();
    if (form.contains(u"_popup"))
        return ChangeForm::Then::Leave;
    if (form.contains(u"_continue")
        || (form.contains(u"_saveasnew") && admin.options().saveAsContinue))
        return admin.hasChangePermission(asked) ? ChangeForm::Then::EditAgain
                                                : ChangeForm::Then::Leave;
    return form.contains(u"_addanother") ? ChangeForm::Then::AddAnother : ChangeForm::Then::Leave;
}

/// Names the object by a link to it, so that one comes back to it from wherever one went.
static void linkTold(Request &request, AdminRequest &asked, const ChangeForm &page,
                     ChangeForm::Then then, const QString &url)
{
    Messages *messages = messagesOf(request);
    if (!messages)
        return;
    const QString plain = page.savedText(then, page.object().toString()).toString();
    const QString link = u"<a href=\"%1\">%2</a>"_s.arg(url.toHtmlEscaped(),
                                                        page.object().toString().toHtmlEscaped());
    for (const AdminRequest::Message &message : std::exchange(asked.messages, {})) {
        // The name may have letters that stand elsewhere in the sentence: it goes in last.
        static const QString place(QChar::ObjectReplacementCharacter);
        if (message.text.toString() == plain)
            messages->addHtml(
                    int(message.level),
                    page.savedText(then, place).toString().toHtmlEscaped().replace(place, link));
        else
            messages->add(int(message.level), message.text);
    }
}

Response afterSaving(const WebAdmin &face, Request &request, AdminRequest &asked,
                     const ChangeForm &page, const QString &keyBefore)
{
    const QueryDict &form = request.form();
    const ModelAdmin &admin = page.admin();
    const Record &object = page.object();
    const bool isAdd = page.mode() == ChangeForm::Mode::Add;
    if (form.contains(u"_popup")) {
        const Popup popup(request, admin);
        return isAdd ? popup.added(face, request, asked, object)
                     : popup.changed(face, request, asked, object, keyBefore);
    }
    const AdminUrls urls = face.addresses();
    const QString pk = quotePk(object.model().primaryKey().toText(object.pk()));
    const QString change = keepingList(request, urls.object(admin, pk));
    if (admin.hasChangePermission(asked, &object))
        linkTold(request, asked, page, afterwards(request, asked, page), change);
    if (const std::optional<QString> wanted = wantedUrl(asked))
        return face.redirect(request, asked, *wanted);
    const bool staysHere = form.contains(u"_continue")
            || (form.contains(u"_saveasnew") && admin.options().saveAsContinue)
            || (!form.contains(u"_addanother")
                && admin.nextAfterSaving(asked, object, isAdd) == ModelAdmin::Next::SameObject);
    if (staysHere && admin.hasViewOrChangePermission(asked, &object))
        return face.redirect(request, asked, change);
    if (form.contains(u"_addanother"))
        return face.redirect(request, asked, keepingList(request, urls.add(admin)));
    if (!admin.hasViewOrChangePermission(asked))
        return face.redirect(request, asked, urls.index());
    return face.redirect(request, asked, listUrl(face, request, admin));
}

} // namespace Quintette
