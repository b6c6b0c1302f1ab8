// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/actionanswer.h"

#include "admin/html/deletevalues.h"
#include "admin/html/formvalues.h"
#include "admin/html/requestparameters.h"
#include "admin/html/safenext.h"
#include "admin/pages/actionpage.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/valuetext.h"
#include "core/base/error.h"
#include "core/forms/html.h"
#include "core/http/headervalue.h"

namespace Quintette {
namespace {

/// What an action would delete, before it does.
Response drawConfirmation(const WebAdmin &face, Request &request, AdminRequest &asked,
                          const ModelAdmin &admin, const PostedAction &posted,
                          const DeletePage &page)
{
    const AdminUrls urls = face.addresses();
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

/// The form of an action that asks something first.
Response drawQuestion(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const ModelAdmin &admin, const PostedAction &posted, const ActionPage &page)
{
    ValueList hidden{Value(ValueList{u"_selection"_s, page.digest()})};
    for (const auto &[name, text] : posted.fields)
        hidden += Value(ValueList{name, text});
    ValueList names;
    for (const QString &name : page.objects())
        names += name;
    const qint64 unnamed = page.count() - page.objects().size();
    const QString label = admin.model().appLabel();
    const AdminUrls urls = face.addresses();
    return face.draw(
            request, asked, u"action_page.html"_s,
            {{u"title"_s, page.title()},
             {u"explanation"_s, page.explanation()},
             {u"button"_s, page.button()},
             {u"fields"_s, fieldList(page.form())},
             {u"form_errors"_s,
              Value::safe(
                      Html::errorList(page.form().knownErrors().value(ValidationError::nonField)))},
             {u"has_errors"_s, !page.form().knownErrors().isEmpty()},
             {u"is_multipart"_s, page.form().needsMultipart()},
             {u"objects"_s, names},
             {u"unnamed"_s,
              unnamed > 0 ? Value(QN_PLURAL("admin", "… and %n more object(s)").plural(unnamed))
                          : Value()},
             {u"hidden"_s, hidden},
             {u"back_url"_s, posted.backUrl},
             {u"breadcrumbs"_s,
              ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                        Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                        Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                             {u"url"_s, posted.listUrl}},
                        Dict{{u"text"_s, page.title()}}}}},
            &admin);
}

/// What an action left behind: its file, the page it leads to, or the one it was run on.
Response answerOf(const WebAdmin &face, Request &request, const AdminRequest &asked,
                  const PostedAction &posted)
{
    if (asked.file)
        return fileResponse(*asked.file);
    return face.redirect(request, asked, wantedUrl(asked).value_or(posted.backUrl));
}

/// Does the work in the background; people get on with theirs while it takes its time.
Response answerLater(const WebAdmin &face, Request &request, AdminRequest &asked,
                     const PostedAction &posted, const Text &title,
                     const BackgroundActions::Work &work)
{
    using namespace std::chrono_literals;
    const qint64 job = face.background().start(asked, title, work);
    // What is done in no time is answered at once.
    if (const auto done = face.background().takeWithin(400ms, *asked.user, job)) {
        asked = *done;
        return answerOf(face, request, asked, posted);
    }
    asked.tell(AdminRequest::Level::Info,
               QN_TEXT("admin", "“%1” goes on in the background.").arg(title));
    return face.redirect(request, asked, posted.backUrl);
}

/// Runs an action in portions.
BackgroundActions::Work runLater(const ModelAdmin &admin, const PostedAction &posted)
{
    return [&admin, posted](AdminRequest &later, ActionProgress &progress) {
        runAction(admin, later, posted.name, posted.state, posted.selection, nullptr, &progress);
    };
}

/// The same for one that was asked something: its page is made again where the work is done.
BackgroundActions::Work runAnsweredLater(const ModelAdmin &admin, const PostedAction &posted,
                                         const Request &request)
{
    return [&admin, posted, data = submittedData(request),
            files = request.files()](AdminRequest &later, ActionProgress &progress) {
        ActionPage page(admin, later, posted.name, posted.state, posted.selection);
        page.submit(data, files);
        if (page.isValid())
            page.run(later, &progress);
        else
            later.tell(AdminRequest::Level::Error,
                       QN_TEXT("admin",
                               "What was asked has changed meanwhile. Nothing has been done."));
    };
}

} // namespace

Response fileResponse(const AdminFile &file)
{
    Response response(file.content, file.mediaType);
    response.setHeader("Content-Disposition", attachmentDisposition(file.name));
    return response;
}

Response answerAction(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const ModelAdmin &admin, const PostedAction &posted)
{
    if (posted.name.isEmpty()) {
        asked.tell(AdminRequest::Level::Warning, QN_TEXT("admin", "No action selected."));
        return face.redirect(request, asked, posted.backUrl);
    }
    const AdminAction action =
            allowedAction(admin, asked, posted.name, posted.state, posted.selection.place);
    const bool hasChosen = !posted.selection.keys.isEmpty() || posted.selection.acrossPages;
    const bool isAnswered = request.form().contains(u"post");
    if (hasChosen && action.question) {
        ActionPage page(admin, asked, posted.name, posted.state, posted.selection);
        if (isAnswered)
            page.submit(submittedData(request), request.files());
        if (!isAnswered || !page.isValid())
            return drawQuestion(face, request, asked, admin, posted, page);
        if (action.portion > 0)
            return answerLater(face, request, asked, posted, page.title(),
                               runAnsweredLater(admin, posted, request));
        page.run(asked);
        return answerOf(face, request, asked, posted);
    }
    if (hasChosen && action.needsConfirmation && !isAnswered) {
        const QuerySet chosen = selectedObjects(admin, asked, posted.state, posted.selection);
        return drawConfirmation(face, request, asked, admin, posted,
                                loadDeletePage(admin, asked, chosen.toList()));
    }
    if (hasChosen && action.portion > 0)
        return answerLater(face, request, asked, posted, actionTitle(admin, action),
                           runLater(admin, posted));
    try {
        runAction(admin, asked, posted.name, posted.state, posted.selection);
    } catch (const DeletionRefused &refused) {
        // What protects them may have come after the page was opened, which is shown again.
        if (refused.page().protectedObjects.isEmpty())
            throw;
        return drawConfirmation(face, request, asked, admin, posted, refused.page());
    }
    return answerOf(face, request, asked, posted);
}

} // namespace Quintette
