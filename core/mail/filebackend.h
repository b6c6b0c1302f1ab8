// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mail/mailbackend.h"

namespace Quintette {

/// Writes each message to a file of its own, for development.
class QUINTETTE_CORE_EXPORT FileBackend final : public MailBackend
{
public:
    explicit FileBackend(const QString &folder) : m_folder(folder) { }

    void send(const MailMessage &message) const override;

private:
    QString m_folder;
};

} // namespace Quintette
