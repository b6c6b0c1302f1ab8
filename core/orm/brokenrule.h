// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/databaseerror.h"
#include "core/orm/record.h"

namespace Quintette::Internal {

/// The error of a statement that was to store record, with what broke the rule in front: model,
/// fields and their values, as far as the database tells, or (a foreign key on SQLite) a look at it
/// can tell.
IntegrityError explained(const IntegrityError &error, const Record &record,
                         const QString &database);

} // namespace Quintette::Internal
