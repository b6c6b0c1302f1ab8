// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// Adds to Char and Text fields: the transform "unaccent" (name__unaccent__icontains; both sides
/// lose their accents) and the lookup "trigram_similar". Call once, before queries are made; on
/// PostgreSQL the extensions unaccent and pg_trgm have to be there. Django: django.contrib.postgres
/// among the installed apps.
QUINTETTE_CORE_EXPORT void installTextSearchLookups();

} // namespace Quintette
