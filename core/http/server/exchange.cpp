// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/exchange.h"

#include <sys/socket.h>

namespace Quintette::Internal {

bool Exchange::await()
{
    State expected = State::AtWork;
    m_state.compare_exchange_strong(expected, State::Awaited, std::memory_order_acq_rel);
    return expected != State::Sent;
}

bool Exchange::sendWhole(WireResponse &response) const
{
    const bool isShort = response.body.isEmpty() && !response.device && !response.stream;
    if (!isShort || !response.keepsAlive)
        return false;
    const ssize_t sent = ::send(m_descriptor->number(), response.head.constData(),
                                size_t(response.head.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent == response.head.size())
        return true;
    // The rest, or the news that the client has gone, is for the I/O thread.
    if (sent > 0)
        response.head.remove(0, sent);
    return false;
}

} // namespace Quintette::Internal
