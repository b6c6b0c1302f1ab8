// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "core/templates/library.h"

namespace Quintette::Internal {

/// {% load flatpages %}: {% get_flatpages ["/prefix/"] [for user] as pages %}.
std::shared_ptr<const Library> flatPageTags(const Application &application);

} // namespace Quintette::Internal
