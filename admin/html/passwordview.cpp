// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/formvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/requestparameters.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/forms/fields/charfield.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"

namespace Quintette {
namespace {

std::unique_ptr<FormField> passwordField(const Text &label, const Text &help,
                                         const QString &autocomplete)
{
    WidgetSpec widget(WidgetKind::Password);
    widget.attributes.insert(u"autocomplete"_s, autocomplete);
    return std::make_unique<CharFormField>(
            FormFieldOptions{.label = label, .helpText = help, .widget = widget},
            CharFormFieldOptions{.strip = false});
}

/// The old password, and the new one twice. Django: PasswordChangeForm.
class PasswordForm final : public Form
{
public:
    PasswordForm(const Accounts &accounts, const Record &user) : m_accounts(accounts), m_user(user)
    {
        QStringList rules;
        for (const Text &rule : accounts.validators().helpTexts())
            rules += rule.toString();
        add(u"old_password"_s,
            passwordField(QN_TEXT("admin", "Old password"), {}, u"current-password"_s));
        add(u"new_password1"_s,
            passwordField(QN_TEXT("admin", "New password"), QString(rules.join(u' ')),
                          u"new-password"_s));
        add(u"new_password2"_s,
            passwordField(QN_TEXT("admin", "New password confirmation"), {}, u"new-password"_s));
    }

protected:
    void clean() override
    {
        const Value old = cleanedData().value(u"old_password");
        const QString encoded = m_user.value(u"password").toString();
        if (!old.isNone() && !m_accounts.hashers().check(old.toString(), encoded).ok)
            addError(u"old_password"_s,
                     QN_TEXT("admin",
                             "Your old password was entered incorrectly. Please enter it again."),
                     u"password_incorrect"_s);
        const Value first = cleanedData().value(u"new_password1");
        const Value second = cleanedData().value(u"new_password2");
        if (first.isNone() || second.isNone())
            return;
        if (first != second) {
            addError(u"new_password2"_s, QN_TEXT("admin", "The two password fields didn’t match."),
                     u"password_mismatch"_s);
            return;
        }
        try {
            m_accounts.checkPassword(first.toString(), m_user);
        } catch (const ValidationError &error) {
            for (const ValidationError::Item &item : allItems(error))
                addError(u"new_password2"_s, item.message, item.code);
        }
    }

private:
    const Accounts &m_accounts;
    const Record &m_user;
};

} // namespace

Response passwordChangePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const LoginSessions &sessions = *face.application().service<LoginSessions>();
    const Accounts &accounts = sessions.accounts();
    Record user =
            objects(face.site().models().get(u"auth.User"_s)).get(Q{{u"pk"_s, asked.user->id}});
    PasswordForm form(accounts, user);
    if (request.method() == "POST") {
        form.bind(submittedData(request));
        if (form.isValid()) {
            accounts.setPassword(user, form.cleanedData().value(u"new_password1").toString());
            save(user, {.updateFields = {u"password"_s}});
            sessions.keepSession(request, accounts.find(asked.user->id));
            return face.redirect(request, asked, face.addresses().passwordChangeDone());
        }
    }
    ValueList fields;
    for (const BoundField &field : form.boundFields())
        fields += fieldValues(field);
    return face.draw(request, asked, u"password_change_form.html"_s,
                     {{u"title"_s, QN_TEXT("admin", "Password change")},
                      {u"explanation"_s,
                       QN_TEXT("admin",
                               "Please enter your old password, for security’s sake, and then "
                               "enter your new "
                               "password twice so we can verify you typed it in correctly.")},
                      {u"fields"_s, fields},
                      {u"has_errors"_s, !form.knownErrors().isEmpty()}});
}

Response passwordChangeDonePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    return face.draw(request, asked, u"message_page.html"_s,
                     {{u"title"_s, QN_TEXT("admin", "Password change successful")},
                      {u"text"_s, QN_TEXT("admin", "Your password was changed.")},
                      {u"link_url"_s, face.addresses().index()},
                      {u"link_text"_s, QN_TEXT("admin", "Home")}});
}

} // namespace Quintette
