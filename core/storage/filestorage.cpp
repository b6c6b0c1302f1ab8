// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/filestorage.h"

#include "core/storage/filename.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace Quintette {

FileError::~FileError() = default;

FileStorage::FileStorage(const QString &root, const QString &url) : m_root(root), m_url(url) { }

FileStorage::~FileStorage() = default;

QString FileStorage::path(const QString &name) const
{
    const QStringList parts = name.split(u'/');
    const bool isPlain =
            !name.startsWith(u'/') && std::none_of(parts.begin(), parts.end(), [](const auto &p) {
                return p == u".." || p.contains(QChar(0)) || p.contains(u'\\');
            });
    return name.isEmpty() || !isPlain ? QString() : m_root + u'/' + name;
}

bool FileStorage::exists(const QString &name) const
{
    const QString file = path(name);
    return !file.isEmpty() && QFile::exists(file);
}

QString FileStorage::url(const QString &name) const
{
    if (name.isEmpty())
        return {};
    return m_url + QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
}

QString FileStorage::save(const UploadedFile &file, const QString &uploadTo, int maxLength) const
{
    const QString folder = FileName::folder(uploadTo, DateTime::now());
    const QString name = FileName::valid(file.name());
    return saveAs(file, folder.isEmpty() ? name : folder + u'/' + name, maxLength);
}

QString FileStorage::saveAs(const UploadedFile &file, const QString &wanted, int maxLength) const
{
    if (path(wanted).isEmpty() || wanted.endsWith(u'/'))
        throw SuspiciousOperation(
                u"The file name \"%1\" leads out of the media folder."_s.arg(wanted));
    const QString folder = wanted.contains(u'/') ? wanted.section(u'/', 0, -2) : QString();
    if (!QDir().mkpath(m_root + u'/' + folder))
        throw FileError(u"%1/%2: the folder for uploaded files cannot be made; is the media folder "
                        "writable?"_s.arg(m_root, folder));
    QString name = wanted;
    while (true) {
        const bool isTooLong = maxLength >= 0 && name.size() > maxLength;
        // Made here and now, so that of two people who upload the same name at once neither loses.
        QFile reserved(m_root + u'/' + name);
        if (!isTooLong && reserved.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            break;
        if (!isTooLong && !reserved.exists())
            throw FileError(u"%1: %2"_s.arg(reserved.fileName(), reserved.errorString()));
        name = FileName::alternative(wanted, maxLength);
    }
    const QString target = m_root + u'/' + name;
    const Result<qint64> written = file.saveAs(target);
    if (!written) {
        QFile::remove(target);
        throw FileError(written.error());
    }
    // A temporary file is its maker's only; what was uploaded is for the server of the site too.
    QFile::setPermissions(
            target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return name;
}

} // namespace Quintette
