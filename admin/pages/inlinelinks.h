// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "core/forms/inlinelink.h"

namespace Quintette {

/// How the rows of an inline point to the objects of the model of admin. Throws
/// ImproperlyConfigured where they do not, or do in several ways and the inline names none.
InlineLink inlineLink(const ModelAdmin &admin, const InlineOptions &options);

/// What the names of the rows' inputs begin with, as Django names them, so that scripts that fill
/// these forms keep working: "copies", "blog-image-content_type-object_id".
QString inlinePrefix(const InlineLink &link);

} // namespace Quintette
