// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mail/mailmessage.h"

namespace Quintette {

/// A message that could not be sent.
QUINTETTE_ERROR(MailError, Error)

/// Where messages go. send() may be called from several threads at once. Django: BaseEmailBackend.
class QUINTETTE_CORE_EXPORT MailBackend
{
public:
    virtual ~MailBackend();

    /// message.from is set. Throws MailError, saying what to look at; BadHeader, ValueError.
    virtual void send(const MailMessage &message) const = 0;
};

} // namespace Quintette
