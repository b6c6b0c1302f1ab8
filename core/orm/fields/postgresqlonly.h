// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/modelinfo.h"

namespace Quintette::Internal {

/// Throws NotSupportedError, naming the field, for any other database.
inline void requirePostgreSql(const Backend &backend, const Field &field)
{
    if (!backend.supports(Backend::Feature::NativeArray)) {
        throw NotSupportedError(u"%1 \"%2\" needs a PostgreSQL database."_s.arg(
                field.internalType(), field.name()));
    }
}

} // namespace Quintette::Internal
