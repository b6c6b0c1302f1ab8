// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/actionanswer.h"
#include "admin/html/conflictvalues.h"
#include "admin/html/listvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/popup.h"
#include "admin/html/requestparameters.h"
#include "admin/pages/deletedobjects.h"
#include "admin/pages/listeditor.h"
#include "admin/pages/valuetext.h"

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

Value errorNote(const ListEditor *editor)
{
    if (!editor || editor->errorCount() == 0)
        return {};
    if (!editor->commonErrors().isEmpty())
        return editor->commonErrors().join(u' ');
    return QN_TEXT("admin", "Please correct the errors below.");
}

Response drawList(const WebAdmin &face, Request &request, AdminRequest &asked,
                  const ModelAdmin &admin, const ChangeList &list, const ListEditor *editor)
{
    const AdminUrls urls = face.addresses();
    Parameters toAdd;
    const Parameters chosen = list.state.toParameters();
    if (!chosen.isEmpty() && admin.options().preserveFilters)
        toAdd.append({u"_changelist_filters"_s, AdminUrls::query(chosen).mid(1)});
    toAdd += Popup(request, admin).parameters();
    return face.draw(
            request, asked, u"change_list.html"_s,
            {{u"title"_s, withCapital(admin.model().verboseNamePlural())},
             {u"breadcrumbs"_s, crumbs(face, admin)},
             {u"cl"_s, listValues(list, urls, editor)},
             {u"conflicts"_s, editor ? conflictValues(editor->conflicts()) : Value()},
             {u"has_errors"_s, editor && editor->errorCount() > 0},
             {u"error_note"_s, errorNote(editor)},
             {u"has_add_permission"_s, list.canAdd},
             {u"deleted_url"_s,
              !list.state.popup && canRestoreDeleted(admin, asked) ? Value(urls.deleted(admin))
                                                                   : Value()},
             {u"add_url"_s, urls.add(admin) + AdminUrls::query(toAdd)},
             {u"add_text"_s, QN_TEXT("admin", "Add %1").arg(admin.model().verboseName())}},
            &admin);
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
    // Two bars may be on the page: "index" tells which one was used.
    const QStringList names = form.list(u"action");
    const qsizetype bar = form.value(u"index", u"0"_s).toInt();
    const QString back = face.addresses().list(admin, state);
    PostedAction posted;
    posted.name = names.value(bar >= 0 && bar < names.size() ? bar : 0);
    posted.state = state;
    posted.backUrl = back;
    posted.listUrl = back;
    Selection &selection = posted.selection;
    selection.keys = form.list(u"_selected_action");
    selection.acrossPages = form.value(u"select_across") == u"1";
    selection.digest = form.value(u"_selection");
    posted.fields = {{u"action"_s, posted.name},
                     {u"select_across"_s, selection.acrossPages ? u"1"_s : u"0"_s}};
    for (const QString &key : std::as_const(selection.keys)) {
        posted.fields += {u"_selected_action"_s, key};
        const QString version = form.value(u"_version-"_s + key);
        if (!version.isEmpty())
            selection.versions.insert(key, version);
    }
    return answerAction(face, request, asked, admin, posted);
}

} // namespace

Response listPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const Popup popup(request, admin); // refuses a forged _to_field
    const bool hasBoxes =
            !popup.isOpen && !admin.actionsIn(AdminAction::Place::List, asked).isEmpty();
    const ListState state = ListState::fromParameters(queryParameters(request), hasBoxes ? 1 : 0);
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
