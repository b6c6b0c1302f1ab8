// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/passwordpage.h"

#include "admin/pages/changeform.h"
#include "admin/site/logentry.h"
#include "admin/site/newpassword.h"
#include "core/auth/passwordforms.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/orm/persistence.h"

namespace Quintette {

namespace {

/// Somebody else's password. Django: AdminPasswordChangeForm.
class AccountPasswordForm : public Form
{
public:
    AccountPasswordForm(const Accounts &accounts, const Record &user)
        : m_password(accounts), m_user(user)
    {
        const bool has = PasswordHashers::isUsable(user.value(u"password").toString());
        m_password.addFields(*this,
                             has ? NewPassword::Question::HasOne : NewPassword::Question::None);
    }
    void apply(Record &user) const { m_password.apply(*this, user); }

protected:
    void clean() override { m_password.check(*this, m_user); }

private:
    NewPassword m_password;
    Record m_user;
};

} // namespace

std::unique_ptr<PasswordPage> PasswordPage::forOneself(const LoginGate &gate, const AdminSite &site,
                                                       const AdminRequest &request)
{
    const Record user =
            objects(site.models().get(User::label)).get({{u"pk"_s, request.user->key()}});
    return std::unique_ptr<PasswordPage>(new PasswordPage(
            gate, user, std::make_unique<PasswordChangeForm>(gate.accounts(), user), true));
}

std::unique_ptr<PasswordPage> PasswordPage::forAccount(const LoginGate &gate,
                                                       const ModelAdmin &users,
                                                       const AdminRequest &request,
                                                       const QString &quotedPk)
{
    const std::unique_ptr<ChangeForm> page = ChangeForm::forObject(users, request, quotedPk);
    if (!page->canSave())
        throw PermissionDenied(u"You may not change the password of this account."_s);
    const Record &user = page->object();
    return std::unique_ptr<PasswordPage>(new PasswordPage(
            gate, user, std::make_unique<AccountPasswordForm>(gate.accounts(), user), false));
}

PasswordPage::PasswordPage(const LoginGate &gate, const Record &user, std::unique_ptr<Form> form,
                           bool isOneself)
    : m_gate(gate), m_user(user), m_isOneself(isOneself), m_form(std::move(form))
{
}

PasswordPage::~PasswordPage() = default;

bool PasswordPage::turnsPasswordOff() const
{
    return !m_isOneself && !NewPassword::isWanted(*m_form);
}

void PasswordPage::save(AdminRequest &request)
{
    if (m_isOneself)
        m_gate.accounts().setPassword(m_user,
                                      static_cast<PasswordChangeForm &>(*m_form).newPassword());
    else
        static_cast<AccountPasswordForm &>(*m_form).apply(m_user);
    Quintette::save(m_user, {.updateFields = {u"password"_s}});
    QString detail;
    if (!m_isOneself) {
        LogEntry::write(request, m_user, LogEntry::Action::Change,
                        {{LogEntry::Action::Change, {u"Password"_s}}});
        detail = u"by "_s + request.user->username;
    }
    m_gate.events().write(AccountEvents::Kind::PasswordChanged, User::of(m_user), {}, detail);
    request.tell(AdminRequest::Level::Success,
                 turnsPasswordOff()
                         ? QN_TEXT("admin", "Password-based authentication was disabled.")
                         : QN_TEXT("admin", "Password changed successfully."));
}

} // namespace Quintette
