// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/list/changelistmodel.h"

namespace Quintette {

class AdminSession;

/// Loads the pages of a model's change list from the database, in workers; what comes after
/// receiver is gone is thrown away.
QUINTETTE_WIDGETS_EXPORT ChangeListModel::Loader
listLoader(AdminSession &session, const ModelAdmin &admin, QObject *receiver);

} // namespace Quintette
