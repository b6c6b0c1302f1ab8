// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/loader.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace Quintette {

TemplateLoader::~TemplateLoader() = default;

quint64 TemplateLoader::stamp(const QString &) const
{
    return 0;
}

/// The file of that name in directory, or nothing when the name leads out of it.
static std::optional<QString> fileIn(const QString &directory, const QString &name)
{
    if (name.isEmpty() || name.contains(QChar(u'\0')) || QDir::isAbsolutePath(name))
        return std::nullopt;
    const QString clean = QDir::cleanPath(name);
    if (clean == u".." || clean.startsWith(u"../"))
        return std::nullopt;
    return QDir(directory).filePath(clean);
}

DirectoryLoader::DirectoryLoader(const QStringList &directories)
{
    for (const QString &directory : directories)
        m_directories += QDir(directory).absolutePath();
}

std::optional<TemplateLoader::Source>
DirectoryLoader::load(const QString &name, const QStringList &skip, QStringList &tried) const
{
    for (const QString &directory : m_directories) {
        const std::optional<QString> path = fileIn(directory, name);
        if (!path || skip.contains(*path))
            continue;
        QFile file(*path);
        if (QFileInfo(*path).isFile() && file.open(QIODevice::ReadOnly))
            return Source{QString::fromUtf8(file.readAll()), *path};
        tried += *path;
    }
    return std::nullopt;
}

QStringList DirectoryLoader::names() const
{
    QStringList names;
    for (const QString &directory : m_directories) {
        const QDir root(directory);
        QDirIterator files(directory, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            names += root.relativeFilePath(files.next());
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

quint64 DirectoryLoader::stamp(const QString &name) const
{
    for (const QString &directory : m_directories) {
        const std::optional<QString> path = fileIn(directory, name);
        if (!path)
            continue;
        const QFileInfo file(*path);
        if (file.isFile())
            return qHashMulti(0, *path, file.lastModified().toMSecsSinceEpoch(), file.size());
    }
    return 0;
}

std::optional<TemplateLoader::Source>
MemoryLoader::load(const QString &name, const QStringList &skip, QStringList &tried) const
{
    const auto it = m_templates.find(name);
    if (it != m_templates.end() && !skip.contains(name))
        return Source{*it, name};
    tried += u"memory:"_s + name;
    return std::nullopt;
}

} // namespace Quintette
