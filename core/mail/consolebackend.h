// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mail/mailbackend.h"

#include <mutex>

namespace Quintette {

/// Writes messages to standard output, for development.
class QUINTETTE_CORE_EXPORT ConsoleBackend final : public MailBackend
{
public:
    void send(const MailMessage &message) const override;

private:
    mutable std::mutex m_mutex; // messages do not mix
};

} // namespace Quintette
