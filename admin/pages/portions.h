// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionprogress.h"
#include "admin/site/modeladmin.h"

namespace Quintette {

/// Does something to the objects with these keys, portion by portion, each in a transaction of its
/// own, and tells the request how it ended: done, stopped, or failed after so many. Of what the
/// portions tell themselves, only warnings and errors are kept. Throws what the first portion
/// throws, for then nothing has been done.
void runInPortions(const ModelAdmin &admin, AdminRequest &request, const AdminAction &action,
                   const ValueList &keys, const std::function<void(const QuerySet &portion)> &work,
                   ActionProgress &progress);

} // namespace Quintette
