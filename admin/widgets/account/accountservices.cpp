// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountservices.h"

#include "admin/pages/changeform.h"
#include "admin/site/logentry.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/passwordforms.h"
#include "core/auth/protection/actinguser.h"
#include "core/auth/protection/logingate.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/orm/persistence.h"

namespace Quintette {

namespace {

QList<FormContents::Field> fieldsOf(const Form &form)
{
    QList<FormContents::Field> fields;
    for (const BoundField &bound : form.boundFields()) {
        FormContents::Field field;
        field.item.name = bound.name();
        field.item.label = bound.label();
        field.item.helpText = bound.helpText();
        field.submitName = bound.htmlName();
        field.widget = bound.widget();
        field.isRequired = bound.isRequired();
        for (const ValidationError::Item &error : bound.errors())
            field.errors.append(error.message);
        fields.append(field);
    }
    return fields;
}

} // namespace

PasswordDialog::State AccountServices::changeOwnPassword(const AdminSession &session,
                                                         const std::optional<FormData> &data) const
{
    const AdminRequest request = session.request();
    const Accounts &accounts = m_gate->accounts();
    const ModelInfo &users = session.site().models().get(u"auth.User"_s);
    Record user = objects(users).get({{u"pk"_s, request.user->id}});
    PasswordChangeForm form(accounts, user);
    if (data)
        form.bind(*data);
    if (!data || !form.isValid())
        return {fieldsOf(form), false};
    accounts.setPassword(user, form.newPassword());
    save(user, {.updateFields = {u"password"_s}});
    m_gate->events().write(AccountEvents::Kind::PasswordChanged, *request.user);
    return {{}, true};
}

PasswordDialog::State AccountServices::setPassword(const AdminSession &session,
                                                   const ModelAdmin &users, const QString &quotedPk,
                                                   const std::optional<FormData> &data) const
{
    const AdminRequest request = session.request();
    const std::unique_ptr<ChangeForm> page = ChangeForm::forObject(users, request, quotedPk);
    if (!page->canSave())
        throw PermissionDenied(u"You may not change the password of this account."_s);
    Record user = page->object();
    SetPasswordForm form(m_gate->accounts(), user);
    if (data)
        form.bind(*data);
    if (!data || !form.isValid())
        return {fieldsOf(form), false};
    m_gate->accounts().setPassword(user, form.newPassword());
    save(user, {.updateFields = {u"password"_s}});
    LogEntry::write(request, user, LogEntry::Action::Change,
                    {{LogEntry::Action::Change, {u"Password"_s}}});
    if (const std::shared_ptr<const User> whose = m_gate->accounts().find(user.pk().integer()))
        m_gate->events().write(AccountEvents::Kind::PasswordChanged, *whose, {},
                               u"by "_s + request.user->username);
    return {{}, true};
}

} // namespace Quintette
