// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"

#include <QStringList>

namespace Quintette {

/// A project folder: its settings, with a secret key in any case, and where its files are. A value
/// that is safe to read from any thread. All paths it returns are absolute.
class QUINTETTE_CORE_EXPORT Project
{
public:
    static inline const QString settingsFileName = u"quintette.toml"_s;

    /// The project in exactly this folder. Fails with a message that says what is wrong and what to
    /// do; makes the file secret.key where the settings name no key.
    static Result<Project>
    open(const QString &folder,
         const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    /// The project in the folder start or the nearest one above it.
    static Result<Project>
    find(const QString &start,
         const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

    const QString &folder() const { return m_folder; }
    const Settings &settings() const { return m_settings; }
    /// A path of the settings, which is relative to the project folder unless it is absolute.
    QString path(const QString &relative) const;

    QStringList templateFolders() const { return paths(m_settings.templates.dirs); }
    QStringList staticFolders() const { return paths(m_settings.staticFiles.dirs); }
    QStringList pluginFolders() const { return paths(m_settings.plugins.dirs); }
    QString staticRoot() const { return path(m_settings.staticFiles.root); }
    QString mediaRoot() const { return path(m_settings.media.root); }
    QString migrationsFolder() const { return path(u"migrations"_s); }
    QString translationsFolder() const { return path(u"translations"_s); }
    /// The database as it is opened: "postgresql://..." unchanged, or the absolute path of a SQLite
    /// file.
    QString databaseUrl() const;
    /// The others by alias. Throws ImproperlyConfigured for an entry without alias or address.
    QMap<QString, QString> otherDatabases() const;

private:
    QStringList paths(const QStringList &relative) const;
    QString resolvedUrl(const QString &url) const;

    QString m_folder;
    Settings m_settings;
};

} // namespace Quintette
