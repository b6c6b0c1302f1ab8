// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"

namespace Quintette::Internal {

// Each adds the filters of one group; Django has them all in one library.

void addDateFilters(Library &filters);
void addLayoutFilters(Library &filters);
void addLinkFilters(Library &filters);
void addListFilters(Library &filters);
void addLogicFilters(Library &filters);
void addMarkupFilters(Library &filters);
void addNumberFilters(Library &filters);
void addSortFilters(Library &filters);
void addTextFilters(Library &filters);
void addTruncationFilters(Library &filters);

/// Says of each what it does, for documentFilter().
void describeFilters(Library &filters);

} // namespace Quintette::Internal
