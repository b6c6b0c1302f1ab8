// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/group.h"

namespace Quintette {

void Group::describe(ModelBuilder<Group> &m)
{
    m.options({.verboseName = QN_TEXT("auth", "group"),
               .verboseNamePlural = QN_TEXT("auth", "groups")});
    m.field<&Group::id>("id");
    m.field<&Group::name>(
            "name", {.verboseName = QN_TEXT("auth", "name"), .unique = true, .maxLength = 150});
    m.field<&Group::permissions>("permissions",
                                 {.verboseName = QN_TEXT("auth", "permissions"), .blank = true});
}

} // namespace Quintette
