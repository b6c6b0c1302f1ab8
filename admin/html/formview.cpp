// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/actionanswer.h"
#include "admin/html/conflictvalues.h"
#include "admin/html/formsaved.h"
#include "admin/html/formvalues.h"
#include "admin/html/hiddeninputs.h"
#include "admin/html/inlinevalues.h"
#include "admin/html/listreturn.h"
#include "admin/html/pageviews.h"
#include "admin/html/popup.h"
#include "admin/html/requestparameters.h"
#include "admin/pages/changelist.h"
#include "admin/pages/valuetext.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/contenttypes/objectsite.h"
#include "core/forms/html.h"
#include "core/forms/modelform.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {
namespace {

/// Names in an add page's URL that are no initial values.
bool isOwnParameter(const QString &name)
{
    return name.startsWith(u'_');
}

Value actionValues(const ChangeForm &page)
{
    ValueList values;
    for (const AdminAction &action : page.actions())
        values += Dict{
                {u"name"_s, action.name},
                {u"description"_s, action.description.arg(page.admin().model().verboseName())}};
    return values;
}

ValueList crumbs(const WebAdmin &face, const Request &request, const ChangeForm &page)
{
    const AdminUrls urls = face.addresses();
    const ModelAdmin &admin = page.admin();
    const QString label = admin.model().appLabel();
    return {Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
            Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
            Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                 {u"url"_s, listUrl(face, request, admin)}},
            Dict{{u"text"_s,
                  page.mode() == ChangeForm::Mode::Add ? Value(page.title())
                                                       : Value(page.objectText())}}};
}

/// How a form came to be drawn that is no plain form of its object.
enum class Drawn : quint8 {
    AsItIs,
    Deleted, // by others, while it was edited
    AsNew // a copy that could not be saved: plain saving would change the object it was made from
};

Dict saveValues(const WebAdmin &face, const Request &request, const ChangeForm &page, bool isPopup,
                Drawn drawn)
{
    const bool isAdd = page.mode() == ChangeForm::Mode::Add;
    const bool saveAs = page.admin().options().saveAs;
    const bool isCopy = drawn == Drawn::AsNew;
    const QString deleteUrl = face.addresses().object(page.admin(), page.quotedPk(), u"delete"_s);
    return Dict{
            {u"can_save"_s, page.canSave() && !isCopy},
            {u"save_as_new"_s, isCopy || (saveAs && !isAdd && !isPopup && page.canAddAnother())},
            {u"add_another"_s, page.canAddAnother() && !isPopup && !isCopy && (!saveAs || isAdd)},
            {u"continue"_s, page.canContinue() && !isPopup && !isCopy},
            {u"continue_text"_s,
             page.canContinueEditing() ? QN_TEXT("admin", "Save and continue editing")
                                       : QN_TEXT("admin", "Save and view")},
            {u"close_url"_s,
             page.canSave() ? Value() : Value(listUrl(face, request, page.admin()))},
            {u"delete_url"_s,
             page.canDelete() && !isPopup ? Value(keepingList(request, deleteUrl)) : Value()}};
}

Response drawForm(const WebAdmin &face, Request &request, AdminRequest &asked,
                  const ChangeForm &page, Drawn drawn = Drawn::AsItIs)
{
    const AdminUrls urls = face.addresses();
    const bool isAdd = page.mode() == ChangeForm::Mode::Add;
    const Popup popup(request, page.admin());
    const FormErrors &errors = page.form().knownErrors();
    const qsizetype errorCount = page.errorCount();
    const Text note = errorCount == 1 ? QN_TEXT("admin", "Please correct the error below.")
                                      : QN_TEXT("admin", "Please correct the errors below.");
    QString siteUrl = page.viewOnSiteUrl();
    if (!siteUrl.isEmpty() && ContentTypes::siteFieldOf(page.admin().model()))
        siteUrl = urls.onSite(page.object());
    return face.draw(
            request, asked, isAdd ? u"add_form.html"_s : u"change_form.html"_s,
            {{u"title"_s, page.title()},
             {u"subtitle"_s, isAdd ? Value() : Value(page.objectText())},
             {u"breadcrumbs"_s, crumbs(face, request, page)},
             {u"is_add"_s, isAdd},
             {u"is_popup"_s, popup.isOpen},
             {u"popup_values"_s, hiddenInputs(popup.parameters())},
             {u"actions"_s, popup.isOpen ? Value() : actionValues(page)},
             {u"action_key"_s, unquotePk(page.quotedPk())},
             {u"action_version"_s, isAdd ? QString() : RecordVersion::digest(page.object())},
             {u"conflicts"_s, conflictValues(page.conflicts())},
             {u"version"_s, page.version()},
             {u"was_deleted"_s, drawn == Drawn::Deleted},
             {u"sections"_s, sectionValues(page, urls)},
             {u"inlines"_s, inlineValues(page, urls)},
             {u"is_multipart"_s, page.needsMultipart()},
             {u"has_errors"_s, errorCount > 0 && page.conflicts().isEmpty()},
             {u"error_note"_s, note},
             {u"non_field_errors"_s,
              Value::safe(Html::errorList(errors.value(ValidationError::nonField)))},
             {u"save_on_top"_s, page.admin().options().saveOnTop},
             {u"save"_s, saveValues(face, request, page, popup.isOpen, drawn)},
             {u"history_url"_s,
              keepingList(request, urls.object(page.admin(), page.quotedPk(), u"history"_s))},
             {u"password_url"_s,
              User::isModel(page.admin().model()) && page.canSave()
                      ? Value(urls.object(page.admin(), page.quotedPk(), u"password"_s))
                      : Value()},
             {u"view_on_site_url"_s, siteUrl.isEmpty() ? Value() : Value(siteUrl)}},
            &page.admin());
}

Response answerForm(const WebAdmin &face, Request &request, AdminRequest &asked, ChangeForm &page)
{
    const bool isAdd = page.mode() == ChangeForm::Mode::Add;
    if (request.method() == "POST") {
        if (!page.canSave())
            throw PermissionDenied(u"You may view this object, but not change it."_s);
        const bool isCopy = isAdd && request.form().contains(u"_saveasnew");
        if (isCopy)
            page.submitAsNew(submittedData(request), request.files());
        else
            page.submit(submittedData(request), request.files());
        const QString keyBefore =
                isAdd ? QString() : Popup(request, page.admin()).keyOf(page.object());
        try {
            if (page.isValid()) {
                page.save(asked, afterwards(request, asked, page));
                return afterSaving(face, request, asked, page, keyBefore);
            }
        } catch (const ValidationError &) {
            // The page tells what is wrong, as with any other error.
        }
        return drawForm(face, request, asked, page,
                        !isCopy                                           ? Drawn::AsItIs
                                : request.form().contains(u"_wasdeleted") ? Drawn::Deleted
                                                                          : Drawn::AsNew);
    }
    // A version to be restored is shown in the form first; saving it is a change like any other.
    const qint64 version = request.query().value(u"_restore").toLongLong();
    if (version > 0) {
        page.showVersion(version);
        asked.tell(AdminRequest::Level::Warning,
                   QN_TEXT("admin",
                           "The form shows an earlier version. Nothing has been changed yet; save "
                           "to restore it."));
    }
    return drawForm(face, request, asked, page);
}

/// An action on the one object of a form. Django: response_action on the change form.
Response runPosted(const WebAdmin &face, Request &request, AdminRequest &asked,
                   const ModelAdmin &admin, const QString &pk)
{
    const QueryDict &form = request.form();
    const AdminUrls urls = face.addresses();
    const QString key = unquotePk(pk);
    if (form.list(u"_selected_action") != QStringList{key} || form.contains(u"select_across"))
        throw SuspiciousOperation(u"An action on a form is for the object of that form only."_s);
    const std::unique_ptr<ChangeForm> page = ChangeForm::forObject(admin, asked, pk);
    PostedAction posted;
    posted.name = form.value(u"CHANGE_FORM-action");
    posted.selection.keys = {key};
    posted.selection.place = AdminAction::Place::Form;
    posted.selection.digest = form.value(u"_selection");
    posted.selection.versions = {{key, form.value(u"_version-"_s + key)}};
    posted.backUrl = keepingList(request, urls.object(admin, pk));
    posted.listUrl = listUrl(face, request, admin);
    posted.fields = {{u"CHANGE_FORM-action"_s, posted.name}, {u"_selected_action"_s, key}};
    return answerAction(face, request, asked, admin, posted);
}

} // namespace

Response addPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    Parameters initial;
    for (const auto &[name, value] : queryParameters(request)) {
        if (!isOwnParameter(name))
            initial.append({name, value});
    }
    const std::unique_ptr<ChangeForm> page = ChangeForm::forAdding(admin, asked, initial);
    return answerForm(face, request, asked, *page);
}

Response changePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const QString pk = pathArgument(request, u"object_id").toString();
    const Popup popup(request, admin);
    const bool isPost = request.method() == "POST";
    const bool asNew = isPost && request.form().contains(u"_saveasnew")
            && (admin.options().saveAs || request.form().contains(u"_wasdeleted"));
    const auto open = [&] {
        return asNew ? ChangeForm::forAdding(admin, asked)
                     : ChangeForm::forObject(admin, asked, pk, popup.toField);
    };
    try {
        if (isPost && request.form().contains(u"CHANGE_FORM-action"))
            return runPosted(face, request, asked, admin, pk);
        return answerForm(face, request, asked, *open());
    } catch (const StaleObject &) {
        // Once more: now the form is compared with what the other person just saved.
        return answerForm(face, request, asked, *open());
    } catch (const ObjectDoesNotExist &error) {
        if (isPost && !asNew && admin.hasAddPermission(asked)) {
            // What was typed is not lost with the object: saved again it becomes a new one.
            const std::unique_ptr<ChangeForm> page = ChangeForm::forAdding(admin, asked);
            page->submitAsNew(submittedData(request), request.files());
            page->isValid();
            return drawForm(face, request, asked, *page, Drawn::Deleted);
        }
        asked.tell(AdminRequest::Level::Warning, error.message());
        return face.redirect(request, asked, face.addresses().index());
    }
}

Response bareObjectPage(const WebAdmin &face, Request &request, AdminRequest &)
{
    const ModelAdmin &admin = face.adminOf(request);
    return Response::redirect(
            face.addresses().object(admin, pathArgument(request, u"object_id").toString()));
}

} // namespace Quintette
