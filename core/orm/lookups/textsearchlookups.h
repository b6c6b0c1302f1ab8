// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// Adds to Char and Text fields: the transform "unaccent" (name__unaccent__icontains; both sides
/// lose their accents) and the lookups "search", "trigram_similar", "trigram_word_similar" and
/// "trigram_strict_word_similar". Call once, before queries are made; on PostgreSQL the extensions
/// unaccent and pg_trgm have to be there. "search" asks the index that a model declares
/// (ModelOptions::search), in that index's configuration; without one, SQLite cannot search, and
/// the last two lookups it does not have. Django: django.contrib.postgres among the installed apps.
QUINTETTE_CORE_EXPORT void installTextSearchLookups();

} // namespace Quintette
