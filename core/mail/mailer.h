// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/mail/mailbackend.h"

namespace Quintette {

/// Sends messages by the back-end that the settings choose. Const and thread-safe. Django:
/// send_mail, mail_admins.
class QUINTETTE_CORE_EXPORT Mailer
{
public:
    /// projectFolder: what email.file_path is relative to.
    Mailer(const EmailSettings &settings, const QString &projectFolder);
    /// With a back-end of one's own.
    Mailer(const EmailSettings &settings, std::unique_ptr<const MailBackend> backend);

    /// Throws MailError, BadHeader, ValueError.
    void send(MailMessage message) const;
    void sendToAdmins(const QString &subject, const QString &body) const;

    const MailBackend *backend() const { return m_backend.get(); }

private:
    static std::unique_ptr<const MailBackend> backendOf(const EmailSettings &settings,
                                                        const QString &projectFolder);

    EmailSettings m_settings;
    std::unique_ptr<const MailBackend> m_backend; // null: nothing is sent
};

} // namespace Quintette
