// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/secondstep.h"

#include "core/sessions/sessionmiddleware.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace Quintette::SecondStep {

static const QString name = u"_quintette_second_step"_s;
constexpr qint64 patienceSeconds = 600;

/// Changes with the password.
static QString stateOf(const User &user)
{
    return QString::fromLatin1(
            QCryptographicHash::hash(user.password.toUtf8(), QCryptographicHash::Sha256).toHex());
}

void begin(Request &request, const User &user, const QString &next)
{
    sessionOf(request).setValue(name,
                                Dict{{u"user"_s, user.keyText()},
                                     {u"state"_s, stateOf(user)},
                                     {u"time"_s, QDateTime::currentSecsSinceEpoch()},
                                     {u"next"_s, next}});
}

std::shared_ptr<const User> pendingUser(const Request &request, const Accounts &accounts)
{
    const Value pending = sessionOf(request).value(name);
    if (pending.type() != Value::Type::Dict)
        return nullptr;
    const qint64 began = pending.dict().value(u"time").toInt().value_or(0);
    if (QDateTime::currentSecsSinceEpoch() - began > patienceSeconds)
        return nullptr;
    std::shared_ptr<const User> user = accounts.find(pending.dict().value(u"user").toString());
    const bool isSame =
            user && user->isActive && pending.dict().value(u"state") == Value(stateOf(*user));
    return isSame ? user : nullptr;
}

QString next(const Request &request)
{
    const Value pending = sessionOf(request).value(name);
    return pending.type() == Value::Type::Dict ? pending.dict().value(u"next").toString()
                                               : QString();
}

void end(Request &request)
{
    sessionOf(request).remove(name);
}

} // namespace Quintette::SecondStep
