// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/passwordforms.h"

#include "core/forms/fields/charfield.h"

namespace Quintette {

SetPasswordForm::SetPasswordForm(const Accounts &accounts, const Record &user)
    : m_accounts(accounts), m_user(user)
{
    QStringList rules;
    for (const Text &rule : accounts.validators().helpTexts())
        rules += rule.toString();
    add(u"new_password1"_s,
        passwordField(QN_TEXT("auth", "New password"), QString(rules.join(u' ')),
                      u"new-password"_s));
    add(u"new_password2"_s,
        passwordField(QN_TEXT("auth", "New password confirmation"), {}, u"new-password"_s));
}

std::unique_ptr<FormField> SetPasswordForm::passwordField(const Text &label, const Text &help,
                                                          const QString &autocomplete)
{
    WidgetSpec widget(WidgetKind::Password);
    widget.attributes.insert(u"autocomplete"_s, autocomplete);
    return std::make_unique<CharFormField>(
            FormFieldOptions{.label = label, .helpText = help, .widget = widget},
            CharFormFieldOptions{.strip = false});
}

void SetPasswordForm::clean()
{
    const Value first = cleanedData().value(u"new_password1");
    const Value second = cleanedData().value(u"new_password2");
    if (first.isNone() || second.isNone())
        return;
    if (first != second) {
        addError(u"new_password2"_s, QN_TEXT("auth", "The two password fields didn’t match."),
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

PasswordChangeForm::PasswordChangeForm(const Accounts &accounts, const Record &user)
    : SetPasswordForm(accounts, user)
{
    add(u"old_password"_s,
        passwordField(QN_TEXT("auth", "Old password"), {}, u"current-password"_s));
    orderFields({u"old_password"_s});
}

Value PasswordChangeForm::cleanField(const QString &name, const Value &value)
{
    const bool isWrong = name == u"old_password"
            && !accounts()
                        .hashers()
                        .check(value.toString(), user().value(u"password").toString())
                        .ok;
    if (isWrong)
        throw ValidationError(
                QN_TEXT("auth",
                        "Your old password was entered incorrectly. Please enter it again."),
                u"password_incorrect"_s);
    return value;
}

} // namespace Quintette
