// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/look/emptystate.h"

namespace Quintette {

/// What stands in place of a list without rows: why there are none, and the way on from there.
class QUINTETTE_WIDGETS_EXPORT ListPlaceholder : public EmptyState
{
    Q_OBJECT
public:
    using EmptyState::EmptyState;

    void showEmpty(const ChangeList &head);
    /// Somebody did not want to wait for the list.
    void showStopped();

Q_SIGNALS:
    void addRequested();
    /// Without search and filters.
    void allRequested();
    void reloadRequested();
};

} // namespace Quintette
