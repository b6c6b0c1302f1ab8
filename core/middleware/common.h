// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/middleware/middleware.h"
#include "core/urls/resolver.h"

namespace Quintette {

/// Checks the Host header, and redirects where only "www." or the final slash is missing. In debug
/// mode a form sent to an address without its slash is an error that says so, because a redirect
/// would lose its content. Django: CommonMiddleware.
QUINTETTE_CORE_EXPORT Middleware
commonMiddleware(const UrlSettings &settings, const std::shared_ptr<const UrlResolver> &resolver);

} // namespace Quintette
