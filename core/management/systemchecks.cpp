// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/systemchecks.h"

#include "core/apps/application.h"
#include "core/checks/settingchecks.h"

namespace Quintette {

CheckReport runSystemChecks(const Application &application,
                            const CheckRegistry::Selection &selection)
{
    CheckRegistry checks;
    registerSettingChecks(checks, application.project());
    for (AppPlugin *app : application.apps())
        app->registerChecks(checks, application);
    return CheckReport(checks.run(selection), application.settings().checks.silenced);
}

} // namespace Quintette
