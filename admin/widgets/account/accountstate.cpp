// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountstate.h"

#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/protection/logingate.h"

namespace Quintette {

namespace {

constexpr int eventsShown = 20;

} // namespace

AccountState loadAccountState(const AdminSession &session, const AccountServices &services)
{
    const AdminRequest request = session.request();
    const User &user = *request.user;
    const LoginGate &gate = services.gate();
    AccountState state;
    state.canUseCodes = gate.secondFactors().isAvailable();
    state.hasCodes = state.canUseCodes && gate.secondFactors().isOn(user);
    state.mustHaveCodes = gate.secondFactors().isRequired(user);
    if (state.hasCodes)
        state.recoveryCodesLeft = gate.secondFactors().recoveryCodesLeft(user);
    state.sessions = services.sessions().of(user, {});
    state.events = gate.events().latest(user.number(), eventsShown);
    return state;
}

} // namespace Quintette
