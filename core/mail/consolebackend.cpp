// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/consolebackend.h"

#include <cstdio>

namespace Quintette {

void ConsoleBackend::send(const MailMessage &message) const
{
    const QByteArray text = message.toBytes().replace("\r\n", "\n")
            // The content travels in Base64; a person wants to read it, and click its links.
            + "\n-- as text --\n" + message.body.toUtf8() + '\n' + QByteArray(79, '-') + '\n';
    const std::scoped_lock lock(m_mutex);
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    std::fflush(stdout);
}

} // namespace Quintette
