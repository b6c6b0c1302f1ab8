// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mailer.h"

#include "core/mail/consolebackend.h"
#include "core/mail/filebackend.h"
#include "core/mail/memorybackend.h"
#include "core/mail/smtpbackend.h"

#include <QDir>

namespace Quintette {

std::unique_ptr<const MailBackend> Mailer::backendOf(const EmailSettings &settings,
                                                     const QString &projectFolder)
{
    if (settings.backend == u"console")
        return std::make_unique<ConsoleBackend>();
    if (settings.backend == u"file")
        return std::make_unique<FileBackend>(
                settings.filePath.isEmpty() ? QString()
                                            : QDir(projectFolder).filePath(settings.filePath));
    if (settings.backend == u"memory")
        return std::make_unique<MemoryBackend>();
    if (settings.backend == u"smtp")
        return std::make_unique<SmtpBackend>(settings);
    return nullptr;
}

Mailer::Mailer(const EmailSettings &settings, const QString &projectFolder)
    : Mailer(settings, backendOf(settings, projectFolder))
{
}

Mailer::Mailer(const EmailSettings &settings, std::unique_ptr<const MailBackend> backend)
    : m_settings(settings), m_backend(std::move(backend))
{
}

void Mailer::send(MailMessage message) const
{
    if (message.from.isEmpty())
        message.from = m_settings.defaultFrom;
    if (m_backend)
        m_backend->send(message);
}

void Mailer::sendToAdmins(const QString &subject, const QString &body) const
{
    if (m_settings.admins.isEmpty())
        return;
    send({.subject = m_settings.subjectPrefix + subject,
          .body = body,
          .from = m_settings.serverFrom,
          .to = m_settings.admins});
}

} // namespace Quintette
