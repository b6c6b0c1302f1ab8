// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/mail/mailbackend.h"

namespace Quintette {

/// Hands messages to an SMTP server, with the certificates of the system.
class QUINTETTE_CORE_EXPORT SmtpBackend final : public MailBackend
{
public:
    explicit SmtpBackend(const EmailSettings &settings) : m_settings(settings) { }

    void send(const MailMessage &message) const override;

private:
    EmailSettings m_settings;
};

} // namespace Quintette
