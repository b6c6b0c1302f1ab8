// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/session/taskfailure.h"

namespace Quintette {

class Cancellation;

/// The pages of a change list that are being loaded. When they are stopped, the database stops too,
/// and what still comes is thrown away. On the GUI thread.
class QUINTETTE_WIDGETS_EXPORT PageLoads
{
public:
    using Done = std::function<void(const ChangeList &)>;
    using Failed = std::function<void(const TaskFailure &)>;
    using CancellationPtr = std::shared_ptr<Cancellation>;
    /// Loads the page that a state names until that is cancelled, and calls back later on the GUI
    /// thread.
    using Loader = std::function<void(const ListState &, const CancellationPtr &, const Done &,
                                      const Failed &)>;

    explicit PageLoads(const Loader &loader) : m_loader(loader) { }

    /// Calls back unless stop() came before, or this is gone.
    void start(const ListState &state, const Done &done, const Failed &failed);
    void stop();

private:
    Loader m_loader;
    /// Shared with callbacks, which look whether their load is still among them.
    std::shared_ptr<QList<CancellationPtr>> m_running = std::make_shared<QList<CancellationPtr>>();
};

} // namespace Quintette
