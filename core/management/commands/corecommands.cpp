// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commandline.h"

#include "core/management/commands/check.h"
#include "core/management/commands/clearsessions.h"
#include "core/management/commands/createsuperuser.h"
#include "core/management/commands/fixtures.h"
#include "core/management/commands/migrate.h"
#include "core/management/commands/runserver.h"
#include "core/management/commands/startproject.h"
#include "core/management/commands/template.h"
#include "core/management/querycommand.h"

namespace Quintette {

QList<Command> coreCommands(const OpenApplication &open)
{
    return {startProjectCommand(open),
            runServerCommand(),
            migrateCommand(),
            showMigrationsCommand(),
            sqlMigrateCommand(),
            checkCommand(),
            createSuperuserCommand(),
            changePasswordCommand(),
            clearSessionsCommand(),
            loadDataCommand(),
            dumpDataCommand(),
            {u"query"_s, u"query [--database URL] app.Model [LOOKUP=VALUE ...]"_s,
             u"ask the database as Django would"_s,
             [](CommandContext &context) { return runQueryCommand(context.arguments); }},
            templateCommand()};
}

} // namespace Quintette
