// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/accountactions.h"

#include "core/auth/protection/logingate.h"

namespace Quintette {
namespace {

AdminAction action(const QString &name, const Text &description,
                   std::function<void(AdminRequest &, const User &)> each, const Text &done)
{
    AdminAction action;
    action.name = name;
    action.description = description;
    action.permissions = {u"change"_s};
    action.place = AdminAction::Place::Both;
    action.run = [each = std::move(each), done](AdminRequest &request, const ModelAdmin &,
                                                const QuerySet &chosen) {
        const QList<Record> users = chosen.toList();
        for (const Record &record : users)
            each(request, User::of(record));
        request.tell(AdminRequest::Level::Success, done.plural(users.size()));
    };
    return action;
}

} // namespace

QList<AdminAction> accountActions(const LoginGate &gate)
{
    const auto unlock = [&gate](AdminRequest &request, const User &user) {
        const bool wasSlowed = gate.throttle().unlock(user.username);
        const bool codesWereSlowed = gate.throttle().unlock(LoginGate::nameOfCodes(user));
        if (wasSlowed || codesWereSlowed)
            gate.events().write(AccountEvents::Kind::Unlocked, user, {},
                                u"by "_s + request.user->username);
    };
    const auto turnOff = [&gate](AdminRequest &request, const User &user) {
        // Who may change users but is no superuser must not weaken one.
        if (!user.isSuperuser || request.user->isSuperuser)
            gate.secondFactors().turnOff(user);
        else
            request.tell(AdminRequest::Level::Warning,
                         QN_TEXT("accounts", "Only superusers may turn off the codes of %1.")
                                 .arg(user.username));
    };
    return {action(u"unlock_login"_s, QN_TEXT("accounts", "Let log in again at once: selected %1"),
                   unlock, QN_PLURAL("accounts", "%n account(s) need not wait any more.")),
            action(u"turn_off_codes"_s,
                   QN_TEXT("accounts", "Turn off codes at log-in: selected %1"), turnOff,
                   QN_PLURAL("accounts", "%n account(s) log in without codes now."))};
}

AccountEventAdmin::AccountEventAdmin()
    : ModelAdmin({.listDisplay = {u"time",
                                  Column(u"event"_s, QN_TEXT("accounts", "event"),
                                         [](const Record &record) {
                                             return Value(AccountEvents::kindText(
                                                     record.value(u"kind").toString()));
                                         }),
                                  u"username", u"address", u"detail"},
                  .listFilter = {u"kind", u"time"},
                  .searchFields = {u"username"_s, u"address"_s, u"detail"_s}})
{
}

} // namespace Quintette
