// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/clearsessions.h"

#include "core/apps/application.h"
#include "core/auth/protection/accountevents.h"
#include "core/management/arguments.h"
#include "core/sessions/sessionstorage.h"

#include <QTextStream>

namespace Quintette {

static int clearSessions(CommandContext &context)
{
    QCommandLineParser parser;
    parseArguments(parser, context, 0, 0);
    const Application &application = context.application();
    constexpr qint64 dayMicroseconds = Q_INT64_C(86'400'000'000);
    const Duration kept(application.settings().auth.eventDays * dayMicroseconds);
    const qint64 sessions = application.service<SessionStorage>()->removeExpired();
    const qint64 events = application.service<AccountEvents>()->removeBefore(
            DateTime::now() + Duration(-kept.microseconds()));
    context.out << "Removed " << sessions << " expired sessions and " << events
                << " old account events." << Qt::endl;
    return 0;
}

Command clearSessionsCommand()
{
    return {u"clearsessions"_s, u"clearsessions"_s,
            u"remove expired sessions and old account events"_s, clearSessions};
}

} // namespace Quintette
