// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessions/session.h"

namespace Quintette {

void Session::describe(ModelBuilder<Session> &m)
{
    m.options({.verboseName = QN_TEXT("sessions", "session"),
               .verboseNamePlural = QN_TEXT("sessions", "sessions"),
               .dbTable = u"django_session"_s});
    m.field<&Session::sessionKey>("session_key",
                                  {.verboseName = QN_TEXT("sessions", "session key"),
                                   .primaryKey = true,
                                   .maxLength = 40});
    m.field<&Session::sessionData>("session_data",
                                   {.verboseName = QN_TEXT("sessions", "session data")});
    m.field<&Session::expireDate>(
            "expire_date", {.verboseName = QN_TEXT("sessions", "expire date"), .dbIndex = true});
}

} // namespace Quintette
