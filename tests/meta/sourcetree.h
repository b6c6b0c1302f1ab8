// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

/// The files of the repository as the tests about it see them; paths are relative to its root.
class SourceTree
{
public:
    /// The .h and .cpp files below these folders.
    static QStringList sources(const QStringList &folders);
    /// The folders that hold those files.
    static QStringList sourceFolders(const QStringList &folders);
    static QByteArray read(const QString &path);
    /// What the CMakeLists.txt and .cmake files of a folder say.
    static QString buildFiles(const QString &folder);
    static bool exists(const QString &path);

    struct Include
    {
        int line = 0;
        QString header;
    };
    static QList<Include> includes(const QString &path);
};
