// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"

namespace Quintette::Internal {

// What every template has without loading it.
std::shared_ptr<const Library> builtinTags();
std::shared_ptr<const Library> builtinFilters();

/// The libraries that come with the engine, by the name that {% load %} knows.
QHash<QString, std::shared_ptr<const Library>> standardLibraries();

} // namespace Quintette::Internal
