// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/q.h"

#include <QPair>

namespace Quintette {

/// The filters of a list that mean the same as a relation's limit_choices_to, for the list in which
/// its objects are looked up. Only what is plainly "all of these": for anything else the list shows
/// more than the form takes. Django: url_params_from_lookup_dict.
QUINTETTE_ADMIN_EXPORT QList<QPair<QString, QString>> limitParameters(const Q &limit);

} // namespace Quintette
