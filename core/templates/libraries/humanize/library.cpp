// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/humanize/filters.h"
#include "core/templates/libraries/libraries.h"

namespace Quintette::Internal {

std::shared_ptr<const Library> humanizeLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        auto library = std::make_shared<Library>();
        addHumanizedNumbers(*library);
        addHumanizedTimes(*library);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
