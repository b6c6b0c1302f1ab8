// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Quintette {

/// What one client, and all together, may cost. Times in milliseconds, sizes in bytes.
struct ServerLimits
{
    /// Request line and headers together (431 above it), the target in it (414), and how many
    /// headers (431).
    qsizetype headSize = 64 * 1024;
    qsizetype targetSize = 16 * 1024;
    int headerCount = 100;
    /// 413 above it.
    qint64 bodySize = 26'214'400;
    /// Open connections; one more is answered by 503 and closed.
    int connections = 1000;
    /// Requests on one connection before it is closed.
    int keepAliveRequests = 10'000;

    /// From its first byte to the end of a head (408), and between requests (closed without a
    /// word).
    int headTime = 10'000;
    int idleTime = 15'000;
    /// For a body or an answer, on top of what it takes at slowestRate.
    int bodyTime = 60'000;
    int writeTime = 60'000;
    /// Bytes per second that every honest client reaches.
    int slowestRate = 8 * 1024;
    /// How long stop() waits for what is under way.
    int stopTime = 30'000;
};

} // namespace Quintette
