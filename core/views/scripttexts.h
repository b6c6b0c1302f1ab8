// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/http/handler.h"

namespace Quintette {

/// A script that gives other scripts texts in the visitor's language: `gettext("Save")`, its
/// relatives for plurals and contexts, `interpolate()` and `get_format("DATE_FORMAT")`, as Django's
/// view defines them. It knows the texts given here, by their English; others stay English. A text
/// with %n is for `ngettext("%s book", "%s books", count)`, by its English singular. Django:
/// JavaScriptCatalog.
QUINTETTE_CORE_EXPORT View scriptTextsView(const QList<Text> &texts);

} // namespace Quintette
