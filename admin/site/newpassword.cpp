// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/newpassword.h"

#include "core/auth/accounts.h"
#include "core/base/error.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/form.h"

namespace Quintette {

namespace {

const QString question = u"usable_password"_s;
const QString first = u"password1"_s;
const QString second = u"password2"_s;

std::unique_ptr<FormField> passwordField(const Text &label, const Text &help, bool isRequired)
{
    WidgetSpec widget(WidgetKind::Password);
    widget.attributes.insert(u"autocomplete"_s, u"new-password"_s);
    return std::make_unique<CharFormField>(
            FormFieldOptions{
                    .required = isRequired, .label = label, .helpText = help, .widget = widget},
            CharFormFieldOptions{.strip = false});
}

QString typed(const Form &form, const QString &name)
{
    const Value value = form.cleanedData().value(name);
    return value.isNone() ? QString() : value.toString();
}

} // namespace

void NewPassword::addFields(Form &form, Question kind) const
{
    const bool asks = kind != Question::None;
    if (asks) {
        const Text help =
                QN_TEXT("auth",
                        "Whether the user will be able to authenticate using a password or not. If "
                        "disabled, they may still be able to authenticate using other backends, "
                        "such as Single Sign-On or LDAP.");
        const Text warning =
                QN_TEXT("auth", "If disabled, the current password for this user will be lost.");
        WidgetSpec radio(WidgetKind::Radio);
        form.add(
                question,
                std::make_unique<ChoiceFormField>(
                        QList<Choice>{{u"true"_s, QN_TEXT("auth", "Enabled")},
                                      {u"false"_s, QN_TEXT("auth", "Disabled")}},
                        FormFieldOptions{.required = false,
                                         .label = QN_TEXT("auth", "Password-based authentication"),
                                         .helpText = kind == Question::HasOne
                                                 ? Text(help.toString() + u' ' + warning.toString())
                                                 : help,
                                         .initial = u"true"_s,
                                         .widget = radio}));
    }
    QStringList rules;
    for (const Text &rule : m_accounts.validators().helpTexts())
        rules += rule.toString();
    form.add(first, passwordField(QN_TEXT("auth", "Password"), rules.join(u'\n'), !asks));
    form.add(second,
             passwordField(QN_TEXT("auth", "Password confirmation"),
                           QN_TEXT("auth", "Enter the same password as before, for verification."),
                           !asks));
}

bool NewPassword::isWanted(const Form &form)
{
    return typed(form, question) != u"false";
}

void NewPassword::check(Form &form, const Record &user) const
{
    if (!isWanted(form))
        return;
    for (const QString &name : {first, second}) {
        if (typed(form, name).isEmpty() && !form.knownErrors().contains(name))
            form.addError(name, QN_TEXT("forms", "This field is required."), u"required"_s);
    }
    const QString password = typed(form, first);
    if (password.isEmpty() || typed(form, second).isEmpty())
        return;
    if (password != typed(form, second)) {
        form.addError(second, QN_TEXT("auth", "The two password fields didn’t match."),
                      u"password_mismatch"_s);
        return;
    }
    try {
        m_accounts.checkPassword(password, user);
    } catch (const ValidationError &error) {
        for (const ValidationError::Item &item : error.errors().value(ValidationError::nonField))
            form.addError(second, item.message, item.code);
    }
}

void NewPassword::apply(const Form &form, Record &user) const
{
    if (isWanted(form))
        m_accounts.setPassword(user, typed(form, first));
    else
        user.setValue(u"password", PasswordHashers::encodeUnusable());
}

} // namespace Quintette
