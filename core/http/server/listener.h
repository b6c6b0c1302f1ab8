// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <vector>

namespace Quintette::Internal {

class IoWorker;

/// Accepts clients, counts them against the limit and deals them out to the I/O threads in turn.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    Listener(const std::vector<IoWorker *> &workers, QObject *parent);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::vector<IoWorker *> m_workers;
    size_t m_next = 0;
};

} // namespace Quintette::Internal
