// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

static const QDir &root()
{
    static const QDir dir(QStringLiteral(QUINTETTE_SOURCE_DIR));
    return dir;
}

QStringList SourceTree::sources(const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root().filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths += root().relativeFilePath(files.next());
    }
    paths.sort();
    return paths;
}

QStringList SourceTree::sourceFolders(const QStringList &folders)
{
    QStringList found;
    for (const QString &path : sources(folders))
        found += path.section(u'/', 0, -2);
    found.removeDuplicates();
    return found;
}

QByteArray SourceTree::read(const QString &path)
{
    QFile file(root().filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString SourceTree::buildFiles(const QString &folder)
{
    QString text;
    const QDir dir(root().filePath(folder));
    for (const QString &name : dir.entryList({u"CMakeLists.txt"_s, u"*.cmake"_s}, QDir::Files))
        text += QString::fromUtf8(read(folder + u'/' + name));
    return text;
}

bool SourceTree::exists(const QString &path)
{
    return QFile::exists(root().filePath(path));
}

QList<SourceTree::Include> SourceTree::includes(const QString &path)
{
    static const QRegularExpression directive(uR"(^\s*#\s*include\s*["<]([^">]+)[">])"_s);
    QList<Include> includes;
    int number = 0;
    for (const QByteArray &line : read(path).split('\n')) {
        ++number;
        const QRegularExpressionMatch match = directive.match(QString::fromUtf8(line));
        if (match.hasMatch())
            includes += {number, match.captured(1)};
    }
    return includes;
}
