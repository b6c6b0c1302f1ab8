// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace Quintette {

/// A line break where none may be: somebody tries to add headers to a message. Django:
/// BadHeaderError.
QUINTETTE_ERROR(BadHeader, ValueError)

/// One e-mail message. Addresses are "name@example.com" or "Name <name@example.com>". Django:
/// EmailMultiAlternatives.
struct QUINTETTE_CORE_EXPORT MailMessage
{
    struct Attachment
    {
        QString name;
        QByteArray contentType;
        QByteArray content;
    };

    QString subject = {};
    QString body = {}; // plain text
    QString html = {}; // the same as HTML; none when empty
    QString from = {}; // the settings' default_from when empty
    QStringList to = {};
    QStringList cc = {};
    QStringList bcc = {};
    QStringList replyTo = {};
    QList<Attachment> attachments = {};

    /// Everybody who gets it.
    QStringList recipients() const { return to + cc + bcc; }
    /// Header and content with CRLF line ends. Throws BadHeader, or ValueError for what is no
    /// address.
    QByteArray toBytes() const;

    /// "name@example.com" of "Name <name@example.com>", the domain in ASCII. Throws BadHeader,
    /// ValueError.
    static QByteArray bareAddress(const QString &address);
};

} // namespace Quintette
