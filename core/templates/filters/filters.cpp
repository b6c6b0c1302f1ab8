// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/builtins.h"

namespace Quintette::Internal {

static std::shared_ptr<const Library> makeFilters()
{
    auto filters = std::make_shared<Library>();
    addDateFilters(*filters);
    addLayoutFilters(*filters);
    addLinkFilters(*filters);
    addListFilters(*filters);
    addLogicFilters(*filters);
    addMarkupFilters(*filters);
    addNumberFilters(*filters);
    addSortFilters(*filters);
    addTextFilters(*filters);
    addTruncationFilters(*filters);
    describeFilters(*filters);
    return filters;
}

std::shared_ptr<const Library> builtinFilters()
{
    static const std::shared_ptr<const Library> shared = makeFilters();
    return shared;
}

} // namespace Quintette::Internal
