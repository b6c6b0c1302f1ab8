// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/descriptor.h"
#include "core/http/server/wireresponse.h"

#include <atomic>
#include <memory>

namespace Quintette::Internal {

/// One request at work: what the connection in its I/O thread and the pool thread with the view
/// have in common. The pool thread sends a short answer itself, and wakes the I/O thread only if
/// that waits for it: most of what an answer costs is waking threads.
class Exchange
{
public:
    Exchange(const std::shared_ptr<Descriptor> &descriptor, bool isAwaited)
        : m_descriptor(descriptor), m_state(isAwaited ? State::Awaited : State::AtWork)
    {
    }

    // In the I/O thread.
    bool isSent() const { return m_state.load(std::memory_order_acquire) == State::Sent; }
    /// Asks to be woken when the answer has been sent. False when that has happened already.
    bool await();

    // In the pool thread.
    /// Tries to send all of response at once. False when something is left to do for the I/O
    /// thread.
    bool sendWhole(WireResponse &response) const;
    /// To be called after that. True when the I/O thread has to be woken.
    bool markSent()
    {
        return m_state.exchange(State::Sent, std::memory_order_acq_rel) == State::Awaited;
    }

private:
    enum class State { AtWork, Awaited, Sent };

    std::shared_ptr<Descriptor> m_descriptor;
    std::atomic<State> m_state;
};

} // namespace Quintette::Internal
