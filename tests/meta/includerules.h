// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Which folder may include which: the table of the architecture, in one place.
class IncludeRules
{
public:
    /// Why file (path from the repository root) must not include header, or empty when it may.
    /// header is what stands between the quotes or angle brackets; pluginDependencies are those of
    /// file's own plugin.
    static QString violation(const QString &file, const QString &header,
                             const QStringList &pluginDependencies = {});

private:
    static QString folderViolation(const QString &file, const QString &header,
                                   const QStringList &pluginDependencies);
    static QString qtViolation(const QString &file, const QString &header);
};
