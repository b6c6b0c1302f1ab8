// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchdialect.h"

#include "core/db/backend.h"

namespace Quintette::Internal {

const SearchDialect &SearchDialect::of(const Backend &backend)
{
    return &backend == &Backend::of(DatabaseSettings::Engine::Sqlite) ? sqliteSearch()
                                                                      : postgreSqlSearch();
}

} // namespace Quintette::Internal
