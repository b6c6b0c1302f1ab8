// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"

namespace Quintette::Internal {

// The libraries that templates get by {% load %}; the function's name is the library's.

std::shared_ptr<const Library> cacheLibrary();
std::shared_ptr<const Library> humanizeLibrary();
std::shared_ptr<const Library> i18nLibrary();
std::shared_ptr<const Library> l10nLibrary();
std::shared_ptr<const Library> logLibrary();
std::shared_ptr<const Library> staticLibrary();
std::shared_ptr<const Library> tzLibrary();

} // namespace Quintette::Internal
