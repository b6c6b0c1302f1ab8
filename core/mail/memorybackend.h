// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mail/mailbackend.h"

#include <mutex>

namespace Quintette {

/// Keeps messages, for tests. Django: mail.outbox.
class QUINTETTE_CORE_EXPORT MemoryBackend final : public MailBackend
{
public:
    void send(const MailMessage &message) const override;
    QList<MailMessage> sent() const;

private:
    mutable std::mutex m_mutex;
    mutable QList<MailMessage> m_sent;
};

} // namespace Quintette
