// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/builtins.h"

namespace Quintette::Internal {

std::shared_ptr<const Library> builtinTags()
{
    static const std::shared_ptr<const Library> shared = std::make_shared<Library>();
    return shared;
}

std::shared_ptr<const Library> builtinFilters()
{
    static const std::shared_ptr<const Library> shared = std::make_shared<Library>();
    return shared;
}

QHash<QString, std::shared_ptr<const Library>> standardLibraries()
{
    return {};
}

} // namespace Quintette::Internal
