// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/project.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/conf/secretkey.h"

#include <QDir>
#include <QFileInfo>

namespace Quintette {

Result<Project> Project::open(const QString &folder, const QProcessEnvironment &environment)
{
    const QDir dir(folder);
    if (!dir.exists()) {
        return fail(
                QN_TEXT("conf", "%1: there is no such folder").arg(dir.absolutePath()).toString());
    }
    if (!dir.exists(settingsFileName)) {
        return fail(QN_TEXT("conf",
                            "%1: no project here (%2 is missing); make one with \"quintette "
                            "startproject\"")
                            .arg(dir.absolutePath())
                            .arg(settingsFileName)
                            .toString());
    }
    Result<Settings> settings = Settings::load(dir.filePath(settingsFileName), environment);
    if (!settings)
        return settings.failure();
    Project project;
    project.m_folder = dir.absolutePath();
    project.m_settings = *std::move(settings);
    QString &secretKey = project.m_settings.site.secretKey;
    if (secretKey.isEmpty()) {
        const Result<QString> stored = loadOrCreateSecretKey(dir.absoluteFilePath(u"secret.key"_s));
        if (!stored)
            return stored.failure();
        secretKey = *stored;
    }
    return project;
}

Result<Project> Project::find(const QString &start, const QProcessEnvironment &environment)
{
    QDir dir(QDir(start).absolutePath());
    do {
        if (dir.exists(settingsFileName))
            return open(dir.absolutePath(), environment);
    } while (dir.cdUp());
    return open(start, environment);
}

QString Project::path(const QString &relative) const
{
    return QDir::cleanPath(QDir(m_folder).absoluteFilePath(relative));
}

QString Project::resolvedUrl(const QString &url) const
{
    const bool server = url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1);
    if (server || url == ":memory:"_L1)
        return url;
    if (!url.startsWith("sqlite:///"_L1))
        return path(url);
    // Options behind the path stay.
    const qsizetype end = url.contains(u'?') ? url.indexOf(u'?') : url.size();
    return end == url.size() ? path(url.mid(10))
                             : u"sqlite:///"_s + path(url.mid(10, end - 10)) + url.mid(end);
}

QString Project::databaseUrl() const
{
    return resolvedUrl(m_settings.database.url);
}

QMap<QString, QString> Project::otherDatabases() const
{
    QMap<QString, QString> urls;
    for (const QString &entry : m_settings.database.others) {
        const QString alias = entry.section(u'=', 0, 0).trimmed();
        const QString url = entry.section(u'=', 1).trimmed();
        if (alias.isEmpty() || url.isEmpty() || alias == "default"_L1 || urls.contains(alias))
            throw ImproperlyConfigured(QN_TEXT("conf",
                                               "database.others: \"%1\" is no alias=address of "
                                               "another database; write "
                                               "for example copy=copy.sqlite3.")
                                               .arg(entry)
                                               .toString());
        urls.insert(alias, resolvedUrl(url));
    }
    return urls;
}

QStringList Project::paths(const QStringList &relative) const
{
    QStringList absolute;
    for (const QString &each : relative)
        absolute += path(each);
    return absolute;
}

} // namespace Quintette
