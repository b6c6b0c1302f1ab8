// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/logincheck.h"

#include "admin/pages/relationsearch.h"
#include "admin/site/adminsite.h"
#include "admin/site/loginform.h"
#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/formfields.h"

namespace Quintette {

namespace {

QList<FormContents::Field> ownFields(const LoginForm &form)
{
    QList<FormContents::Field> fields = takeFields(form);
    fields.removeIf([](const FormContents::Field &field) {
        return field.item.name == u"username" || field.item.name == u"password";
    });
    return fields;
}

} // namespace

LoginOrigin desktopOrigin()
{
    return {{}, u"quintette-desktop"_s};
}

QList<FormContents::Field> loginFields(const AdminSite &site)
{
    return site.loginForm ? ownFields(*site.loginForm()) : QList<FormContents::Field>();
}

QList<Choice> searchLoginChoices(const AdminSite &site, const QString &field, const QString &term)
{
    const std::unique_ptr<LoginForm> form = site.loginForm ? site.loginForm() : nullptr;
    const FormField *wanted = form ? form->field(field) : nullptr;
    const ModelChoices *choices = wanted ? wanted->widget().modelChoices.get() : nullptr;
    return choices ? searchChoices(site, {}, *choices, term, 0, EditorContext::mostFound).choices
                   : QList<Choice>();
}

LoginCheck checkLogin(const LoginGate &gate, const AdminSite &site, const FormData &data)
{
    LoginCheck check;
    const std::unique_ptr<LoginForm> form = site.loginForm ? site.loginForm() : nullptr;
    if (form) {
        form->bind(data);
        check.isFormValid = form->isValid();
        check.fields = ownFields(*form);
        const QList<Text> whole = messagesOf(form->knownErrors().value(ValidationError::nonField));
        if (!whole.isEmpty())
            check.message = whole.first().toString();
        if (!check.isFormValid)
            return check;
    }
    check.answer = gate.checkPassword(data.value(u"username"_s).trimmed(),
                                      data.value(u"password"_s), desktopOrigin());
    AdminRequest request;
    request.user = check.answer.user;
    // Who may not enter is not asked for a code either.
    if (!check.answer.user)
        return check;
    if (!site.mayEnter(request)) {
        check.answer = {};
        return check;
    }
    try {
        if (form)
            form->confirmAllowed(*check.answer.user);
    } catch (const ValidationError &refused) {
        check.isFormValid = false;
        check.message = allItems(refused).first().message.toString();
    }
    return check;
}

} // namespace Quintette
