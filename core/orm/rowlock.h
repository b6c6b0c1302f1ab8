// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Quintette {

/// How rows are locked until the transaction ends. Django: the arguments of select_for_update().
struct RowLock
{
    bool noWait = false; // throws OperationalError at once where a row is locked by another one
    bool skipLocked = false; // such rows are left out
    QStringList of = {}; // only rows of these: "self" and names of selectRelated(); empty: all
    bool noKey = false; // others may still point to the row
};

} // namespace Quintette
