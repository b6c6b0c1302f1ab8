// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/appplugin.h"

#include "core/management/command.h"

namespace Quintette {

AppPlugin::~AppPlugin() = default;

QList<Command> AppPlugin::commands() const
{
    return {};
}

} // namespace Quintette
