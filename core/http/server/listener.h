// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/server/descriptor.h"

#include <QHostAddress>

#include <memory>

namespace Quintette::Internal {

class IoWorker;

/// Accepts clients, counts them against the limit and deals them out to the I/O threads in turn.
class Listener
{
public:
    /// What its events are known by; connections have greater numbers.
    static constexpr quint64 eventId = 1;

    explicit Listener(IoWorker *worker);
    ~Listener();

    Result<quint16> listen(const QHostAddress &address, quint16 port);
    int descriptor() const { return m_descriptor->number(); }
    void acceptAll();
    /// Accepts again after the process had no descriptor left.
    void retry();

private:
    void deal(int descriptor, const QHostAddress &remote);

    IoWorker *m_worker;
    std::unique_ptr<Descriptor> m_descriptor;
    size_t m_next = 0;
    bool m_isPaused = false;
};

} // namespace Quintette::Internal
