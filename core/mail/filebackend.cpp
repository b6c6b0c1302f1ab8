// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/filebackend.h"

#include "core/signing/crypto.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>

namespace Quintette {

void FileBackend::send(const MailMessage &message) const
{
    const QByteArray text = message.toBytes();
    if (m_folder.isEmpty())
        throw MailError(u"email.file_path: the file back-end needs a folder to write to"_s);
    if (!QDir().mkpath(m_folder))
        throw MailError(u"%1: cannot make this folder for mail"_s.arg(m_folder));
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz-"_s)
            + QString::fromLatin1(randomString(6)) + u".eml"_s;
    QSaveFile file(QDir(m_folder).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        throw MailError(u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

} // namespace Quintette
