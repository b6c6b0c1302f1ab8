// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/cancellation.h"

#include <QMutexLocker>

namespace Quintette {

void Cancellation::cancel()
{
    m_cancelled = true;
    // Held while stopping, so that the connection is not closed meanwhile.
    const QMutexLocker locker(&m_mutex);
    if (m_stop)
        m_stop();
}

void Cancellation::setStop(std::function<void()> stop)
{
    const QMutexLocker locker(&m_mutex);
    m_stop = std::move(stop);
}

} // namespace Quintette
