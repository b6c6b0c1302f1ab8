// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"

#include <QVariant>

namespace Quintette {

/// Roles beyond Qt's: the marks of a cell, for the delegate.
enum CellRole { BooleanRole = Qt::UserRole, HasBooleanRole, IsLinkRole, IsEmptyRole, IsLoadedRole };

/// What views ask of a cell of a change list, by Qt's and our roles.
QVariant cellData(const ChangeList::Cell &cell, int role);

} // namespace Quintette
