// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/passwordpage.h"

#include "admin/pages/changeform.h"
#include "admin/site/logentry.h"
#include "core/auth/passwordforms.h"
#include "core/auth/protection/logingate.h"
#include "core/base/error.h"
#include "core/orm/persistence.h"

namespace Quintette {

std::unique_ptr<PasswordPage> PasswordPage::forOneself(const LoginGate &gate, const AdminSite &site,
                                                       const AdminRequest &request)
{
    const Record user =
            objects(site.models().get(u"auth.User"_s)).get({{u"pk"_s, request.user->id}});
    return std::unique_ptr<PasswordPage>(new PasswordPage(gate, user, true));
}

std::unique_ptr<PasswordPage> PasswordPage::forAccount(const LoginGate &gate,
                                                       const ModelAdmin &users,
                                                       const AdminRequest &request,
                                                       const QString &quotedPk)
{
    const std::unique_ptr<ChangeForm> page = ChangeForm::forObject(users, request, quotedPk);
    if (!page->canSave())
        throw PermissionDenied(u"You may not change the password of this account."_s);
    return std::unique_ptr<PasswordPage>(new PasswordPage(gate, page->object(), false));
}

PasswordPage::PasswordPage(const LoginGate &gate, const Record &user, bool isOneself)
    : m_gate(gate), m_user(user), m_isOneself(isOneself)
{
    if (isOneself)
        m_form = std::make_unique<PasswordChangeForm>(gate.accounts(), user);
    else
        m_form = std::make_unique<SetPasswordForm>(gate.accounts(), user);
}

PasswordPage::~PasswordPage() = default;

void PasswordPage::save(const AdminRequest &request)
{
    m_gate.accounts().setPassword(m_user, m_form->newPassword());
    Quintette::save(m_user, {.updateFields = {u"password"_s}});
    QString detail;
    if (!m_isOneself) {
        LogEntry::write(request, m_user, LogEntry::Action::Change,
                        {{LogEntry::Action::Change, {u"Password"_s}}});
        detail = u"by "_s + request.user->username;
    }
    m_gate.events().write(AccountEvents::Kind::PasswordChanged, fromRecord<User>(m_user), {},
                          detail);
}

} // namespace Quintette
