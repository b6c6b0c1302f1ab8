// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/rendering.h"

#include "core/auth/login/login.h"
#include "core/i18n/language.h"
#include "core/i18n/timezone.h"
#include "core/messages/messages.h"
#include "core/middleware/csp.h"
#include "core/middleware/csrftoken.h"
#include "core/templates/activelocalization.h"

namespace Quintette {

namespace {

/// A value that is only computed when a template asks for it.
class LazyValue : public ValueObject
{
public:
    explicit LazyValue(std::function<Value()> compute) : m_compute(std::move(compute)) { }

    QString toString() const override { return m_compute().toString(); }
    bool isCallable() const override { return true; }
    Value call(const ValueList &) const override { return m_compute(); }

private:
    std::function<Value()> m_compute;
};

Value lazy(std::function<Value()> compute)
{
    return new LazyValue(std::move(compute));
}

Dict requestValue(const Request &request)
{
    Dict query;
    for (const auto &[name, value] : request.query())
        query.insert(name, value);
    return {{u"path"_s, request.scriptName() + request.path()},
            {u"path_info"_s, request.path()},
            {u"get_full_path"_s, QString::fromLatin1(request.fullPath())},
            {u"method"_s, QString::fromLatin1(request.method())},
            {u"scheme"_s, request.scheme()},
            {u"GET"_s, query},
            {u"META"_s,
             Dict{{u"SCRIPT_NAME"_s, request.scriptName()},
                  {u"PATH_INFO"_s, request.path()},
                  {u"QUERY_STRING"_s, QString::fromLatin1(request.queryString())},
                  {u"REMOTE_ADDR"_s, request.remoteAddress()}}}};
}

/// The visitor as templates ask for one; somebody who is not logged in is no user but not nothing.
/// Django: AnonymousUser.
Dict userValue(const Request &request)
{
    const std::shared_ptr<const User> user = userOf(request);
    if (!user) {
        return {{u"is_authenticated"_s, false},
                {u"is_anonymous"_s, true},
                {u"is_staff"_s, false},
                {u"is_superuser"_s, false},
                {u"username"_s, QString()}};
    }
    return {{u"is_authenticated"_s, true},
            {u"is_anonymous"_s, false},
            {u"is_staff"_s, user->isStaff},
            {u"is_superuser"_s, user->isSuperuser},
            {u"username"_s, user->username},
            {u"get_username"_s, user->username},
            {u"first_name"_s, user->firstName},
            {u"last_name"_s, user->lastName},
            {u"get_full_name"_s, user->fullName()},
            {u"email"_s, user->email},
            {u"id"_s, user->key()},
            {u"pk"_s, user->key()}};
}

/// What every page sees; nothing here asks the database unless the template does.
Dict common(Request &request)
{
    Request *asked = &request;
    const QString language = activeLanguage();
    Dict values{{u"request"_s, lazy([asked] { return Value(requestValue(*asked)); })},
                {u"LANGUAGE_CODE"_s, language},
                {u"LANGUAGE_BIDI"_s, languageInfo(language).isRightToLeft},
                {u"csrf_token"_s, lazy([asked] { return Value(csrfToken(*asked)); })},
                {u"csp_nonce"_s,
                 lazy([asked] { return Value(QString::fromLatin1(cspNonce(*asked))); })},
                {u"user"_s, lazy([asked] { return Value(userValue(*asked)); })},
                {u"messages"_s, messagesValue(request)}};
    return values;
}

/// Errors that have an answer of their own (404, 403, 400) stay what they are, as does one that
/// names its place already.
[[noreturn]] void rethrowWithPlace(const Error &error, const TemplatePlace &place)
{
    const bool isAnswer = dynamic_cast<const Http404 *>(&error)
            || dynamic_cast<const ObjectDoesNotExist *>(&error)
            || dynamic_cast<const PermissionDenied *>(&error)
            || dynamic_cast<const SuspiciousOperation *>(&error);
    if (isAnswer || dynamic_cast<const TemplateSyntaxError *>(&error) || !place.isKnown())
        throw;
    throw TemplateRenderError(error, place);
}

Response answer(const Application &application, Request &request,
                const std::shared_ptr<const Template> &page, const Dict &values, int status)
{
    Context context(values);
    context.addDefaults(common(request));
    context.setLocalization(activeLocalization());
    context.setUseTimeZone(application.settings().site.useTz);
    context.setTimeZone(QTimeZone(activeTimeZone().name().toLatin1()));
    try {
        return Response(page->render(context), "text/html; charset=utf-8", status);
    } catch (const Error &error) {
        rethrowWithPlace(error, context.failurePlace());
    }
}

} // namespace

Response renderPage(const Application &application, Request &request, const QString &name,
                    const Dict &values, int status)
{
    return answer(application, request, application.templates().get(name), values, status);
}

Response renderPage(const Application &application, Request &request, const QStringList &names,
                    const Dict &values, int status)
{
    return answer(application, request, application.templates().select(names), values, status);
}

} // namespace Quintette
