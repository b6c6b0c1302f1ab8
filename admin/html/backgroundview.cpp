// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/actionanswer.h"
#include "admin/html/backgroundvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/safenext.h"
#include "core/apps/rendering.h"
#include "core/base/error.h"
#include "core/messages/message.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {
namespace {

qint64 jobOf(const Request &request)
{
    return pathArgument(request, u"job").integer();
}

} // namespace

ValueList backgroundValues(const WebAdmin &face, const User &user)
{
    ValueList values;
    for (const BackgroundActions::State &state : face.background().of(user)) {
        const QString url = face.addresses().background() + QString::number(state.id) + u'/';
        ValueList messages;
        for (const AdminRequest::Message &message : state.messages)
            messages += toValue(Message{int(message.level), message.text.toString()});
        values += Dict{
                {u"url"_s, url},
                {u"title"_s, state.title},
                {u"is_running"_s, state.isRunning},
                {u"is_stopping"_s, state.isStopping},
                {u"done"_s, state.done},
                {u"total"_s, state.total},
                {u"messages"_s, messages},
                {u"file_name"_s, state.fileName},
                {u"file_url"_s, state.fileName.isEmpty() ? Value() : Value(url + u"file/"_s)},
        };
    }
    return values;
}

Response backgroundPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    return renderPage(face.application(), request, u"admin/includes/background.html"_s,
                      {{u"background"_s, backgroundValues(face, *asked.user)},
                       {u"here"_s, face.addresses().index()}});
}

Response backgroundOrderPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    if (request.method() != "POST")
        return Response::methodNotAllowed({"POST"});
    if (request.form().value(u"order") == u"stop")
        face.background().stop(*asked.user, jobOf(request));
    else
        face.background().dismiss(*asked.user, jobOf(request));
    return Response::redirect(safeNext(request, face.addresses().index()));
}

Response backgroundFilePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const std::optional<AdminFile> file = face.background().file(*asked.user, jobOf(request));
    if (!file)
        throw Http404(u"That action made no file, or it was put away."_s);
    return fileResponse(*file);
}

} // namespace Quintette
