// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette {

/// One stored session, on the table django_session. Django: sessions.Session.
struct QUINTETTE_CORE_EXPORT Session
{
    QString sessionKey;
    QString sessionData; // signed, see SessionStorage
    DateTime expireDate;

    QString toString() const { return sessionKey; }

    static void describe(ModelBuilder<Session> &m);
};

} // namespace Quintette
