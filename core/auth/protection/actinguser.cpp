// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/actinguser.h"

#include <utility>

namespace Quintette {

static QString &actingName()
{
    thread_local QString name;
    return name;
}

ActingUser::ActingUser(const QString &username)
    : m_before(std::exchange(actingName(), username)) { }

ActingUser::~ActingUser()
{
    actingName() = m_before;
}

QString ActingUser::current()
{
    return actingName();
}

} // namespace Quintette
