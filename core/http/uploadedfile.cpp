// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/uploadedfile.h"

#include <QSaveFile>

namespace Quintette {

constexpr qint64 copyBlock = 256 * 1024;

// Some clients send the whole path; nothing that means a folder may stay.
static QString baseName(const QString &claimed)
{
    QString name = claimed.mid(std::max(claimed.lastIndexOf(u'/'), claimed.lastIndexOf(u'\\')) + 1);
    // Marks that turn the direction of writing make "exe.txt" of "txt.exe".
    name.removeIf([](QChar c) { return !c.isPrint() || c.category() == QChar::Other_Format; });
    name = name.trimmed();
    if (name == u"." || name == u"..")
        return {};
    constexpr qsizetype longest = 255;
    if (name.size() <= longest)
        return name;
    // What kind of file it is stays readable.
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString extension = dot > 0 ? name.mid(dot).left(longest) : QString();
    return name.left(longest - extension.size()) + extension;
}

UploadedFile::UploadedFile(const QString &name, const QByteArray &contentType,
                           const QByteArray &content)
    : m_name(baseName(name)), m_contentType(contentType), m_content(content)
{
}

Result<qint64> UploadedFile::saveAs(const QString &path) const
{
    const std::unique_ptr<QIODevice> reader = open();
    QSaveFile target(path);
    if (!reader)
        return fail(u"%1: the uploaded file is no longer in the temporary folder; upload it again"_s
                            .arg(m_name));
    if (!target.open(QIODevice::WriteOnly))
        return fail(u"%1: %2"_s.arg(path, target.errorString()));
    while (!reader->atEnd()) {
        const QByteArray block = reader->read(copyBlock);
        if (block.isEmpty() || target.write(block) != block.size())
            return fail(u"%1: %2"_s.arg(path, target.errorString()));
    }
    if (!target.commit())
        return fail(u"%1: %2"_s.arg(path, target.errorString()));
    return size();
}

const UploadedFile *UploadedFiles::find(QStringView field) const
{
    for (auto it = m_items.crbegin(); it != m_items.crend(); ++it) {
        if (it->field == field)
            return &it->file;
    }
    return nullptr;
}

QList<UploadedFile> UploadedFiles::list(QStringView field) const
{
    QList<UploadedFile> files;
    for (const Item &item : m_items) {
        if (item.field == field)
            files += item.file;
    }
    return files;
}

QStringList UploadedFiles::keys() const
{
    QStringList keys;
    for (const Item &item : m_items) {
        if (!keys.contains(item.field))
            keys += item.field;
    }
    return keys;
}

} // namespace Quintette
