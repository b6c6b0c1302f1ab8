// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/conflictvalues.h"
#include "admin/html/deletevalues.h"
#include "admin/html/listvalues.h"
#include "admin/html/names.h"
#include "admin/html/pageviews.h"
#include "admin/html/requestparameters.h"
#include "admin/pages/actionrun.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/listeditor.h"
#include "admin/pages/recordversion.h"

namespace Quintette {
namespace {

ValueList crumbs(const WebAdmin &face, const ModelAdmin &admin)
{
    const AdminUrls urls = face.addresses();
    const QString label = admin.model().appLabel();
    return {Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
            Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
            Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())}}};
}

Response drawList(const WebAdmin &face, Request &request, AdminRequest &asked,
                  const ModelAdmin &admin, const ChangeList &list, const ListEditor *editor)
{
    const AdminUrls urls = face.addresses();
    Parameters toAdd;
    const Parameters chosen = list.state.toParameters();
    if (!chosen.isEmpty() && admin.options().preserveFilters)
        toAdd.append({u"_changelist_filters"_s, AdminUrls::query(chosen).mid(1)});
    if (list.state.popup)
        toAdd.append({u"_popup"_s, u"1"_s});
    return face.draw(request, asked, u"change_list.html"_s,
                     {{u"title"_s, withCapital(admin.model().verboseNamePlural())},
                      {u"breadcrumbs"_s, crumbs(face, admin)},
                      {u"cl"_s, listValues(list, urls, editor)},
                      {u"conflicts"_s, editor ? conflictValues(editor->conflicts()) : Value()},
                      {u"error_note"_s,
                       editor && editor->errorCount() > 0
                               ? Value(QN_TEXT("admin", "Please correct the errors below."))
                               : Value()},
                      {u"has_add_permission"_s, list.canAdd},
                      {u"add_url"_s, urls.add(admin) + AdminUrls::query(toAdd)},
                      {u"add_text"_s, QN_TEXT("admin", "Add %1").arg(admin.model().verboseName())}},
                     &admin);
}

/// What an action would delete, before it does.
Response drawDeletion(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const ModelAdmin &admin, const ListState &state, const Selection &selection,
                      const QString &action)
{
    const QList<Record> objects = selectedObjects(admin, asked, state, selection).toList();
    ValueList hidden{Value(ValueList{u"action"_s, action}),
                     Value(ValueList{u"select_across"_s, selection.acrossPages ? u"1"_s : u"0"_s})};
    for (const QString &key : selection.keys)
        hidden += Value(ValueList{u"_selected_action"_s, key});
    // What is confirmed is what stands on this page.
    for (const Record &object : objects)
        hidden += Value(ValueList{u"_version-"_s + admin.model().primaryKey().toText(object.pk()),
                                  RecordVersion::digest(object)});
    ValueList path = crumbs(face, admin);
    path.last() = Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                       {u"url"_s, face.addresses().list(admin, state)}};
    path += Dict{{u"text"_s, QN_TEXT("admin", "Delete multiple objects")}};
    Dict values = deleteValues(loadDeletePage(admin, asked, objects), face.addresses());
    values.insert(u"title"_s, QN_TEXT("admin", "Are you sure?"));
    values.insert(u"question"_s,
                  QN_TEXT("admin",
                          "Are you sure you want to delete the selected %1? All of the following "
                          "objects and "
                          "their related items will be deleted:")
                          .arg(admin.model().verboseNamePlural()));
    values.insert(u"breadcrumbs"_s, path);
    values.insert(u"hidden"_s, hidden);
    values.insert(u"back_url"_s, face.addresses().list(admin, state));
    return face.draw(request, asked, u"delete_selected_confirmation.html"_s, values, &admin);
}

/// Saves the cells that were edited in the list, or shows them again with what is wrong.
Response saveCells(const WebAdmin &face, Request &request, AdminRequest &asked,
                   const ModelAdmin &admin, const ListState &state)
{
    const FormData data = submittedData(request);
    std::unique_ptr<ListEditor> editor = ListEditor::forSubmitted(admin, asked, data);
    try {
        if (editor->isValid()) {
            editor->save(asked);
            return face.redirect(request, asked, face.addresses().list(admin, state));
        }
    } catch (const StaleObject &) {
        editor = ListEditor::forSubmitted(admin, asked, data);
    }
    return drawList(face, request, asked, admin, loadChangeList(admin, asked, state), editor.get());
}

Response runPosted(const WebAdmin &face, Request &request, AdminRequest &asked,
                   const ModelAdmin &admin, const ListState &state)
{
    const QueryDict &form = request.form();
    const QString back = face.addresses().list(admin, state);
    // Two bars may be on the page: "index" tells which one was used.
    const QStringList names = form.list(u"action");
    const qsizetype bar = form.value(u"index", u"0"_s).toInt();
    const QString name = names.value(bar >= 0 && bar < names.size() ? bar : 0);
    Selection selection{form.list(u"_selected_action"), form.value(u"select_across") == u"1", {}};
    for (const QString &key : std::as_const(selection.keys)) {
        const QString version = form.value(u"_version-"_s + key);
        if (!version.isEmpty())
            selection.versions.insert(key, version);
    }
    if (name.isEmpty()) {
        asked.tell(AdminRequest::Level::Warning, QN_TEXT("admin", "No action selected."));
        return face.redirect(request, asked, back);
    }
    if (selection.keys.isEmpty() && !selection.acrossPages) {
        asked.tell(AdminRequest::Level::Warning,
                   QN_TEXT("admin",
                           "Items must be selected in order to perform actions on them. No items "
                           "have been "
                           "changed."));
        return face.redirect(request, asked, back);
    }
    const QList<AdminAction> actions = admin.actions(asked);
    const auto action =
            std::find_if(actions.cbegin(), actions.cend(),
                         [&](const AdminAction &candidate) { return candidate.name == name; });
    if (action != actions.cend() && action->needsConfirmation && !form.contains(u"post"))
        return drawDeletion(face, request, asked, admin, state, selection, name);
    runAction(admin, asked, name, state, selection);
    return face.redirect(request, asked, back);
}

} // namespace

Response listPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const ListState state = ListState::fromParameters(queryParameters(request));
    try {
        if (request.method() == "POST" && request.form().contains(u"_save"))
            return saveCells(face, request, asked, admin, state);
        if (request.method() == "POST")
            return runPosted(face, request, asked, admin, state);
        const ChangeList list = loadChangeList(admin, asked, state);
        return drawList(face, request, asked, admin, list,
                        ListEditor::forPage(admin, asked, list).get());
    } catch (const IncorrectLookupParameters &) {
        // Once more without the parameters; when that fails too, something else is wrong.
        if (!state.error)
            return Response::redirect(face.addresses().list(admin) + u"?e=1"_s);
        return face.draw(request, asked, u"message_page.html"_s,
                         {{u"title"_s, QN_TEXT("admin", "Database error")},
                          {u"text"_s,
                           QN_TEXT("admin",
                                   "Something’s wrong with your database installation. Make sure "
                                   "the appropriate database tables have been created, and make "
                                   "sure the database is readable by the appropriate user.")}},
                         &admin);
    }
}

} // namespace Quintette
