// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/memorybackend.h"

namespace Quintette {

void MemoryBackend::send(const MailMessage &message) const
{
    message.toBytes(); // refuses what a real one would refuse
    const std::scoped_lock lock(m_mutex);
    m_sent += message;
}

QList<MailMessage> MemoryBackend::sent() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sent;
}

} // namespace Quintette
