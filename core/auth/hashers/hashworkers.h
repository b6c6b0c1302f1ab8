// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QThreadPool>

#include <functional>

namespace Quintette {

/// Threads for work that keeps a processor busy for as long as a second: as many as there are
/// processors, behind everything else in the system's eyes, so that windows and pages go before
/// however many people log in. Any thread may hand in work.
class QUINTETTE_CORE_EXPORT HashWorkers
{
public:
    HashWorkers();
    ~HashWorkers();
    Q_DISABLE_COPY_MOVE(HashWorkers)

    /// Returns when work is done; what it throws is thrown here. Not from inside of work.
    void run(const std::function<void()> &work);

private:
    QThreadPool m_pool;
};

} // namespace Quintette
