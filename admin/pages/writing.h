// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/modelinfo.h"

#include <functional>

namespace Quintette {

/// Runs work in one transaction of the database that objects of the model are written to, and of
/// the default one, which has the log: what it throws takes everything back. Django:
/// transaction.atomic(using=router.db_for_write(model)).
QUINTETTE_ADMIN_EXPORT void writeTogether(const ModelInfo &model,
                                          const std::function<void()> &work);

} // namespace Quintette
