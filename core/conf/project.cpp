// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/project.h"

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

QString Project::databaseUrl() const
{
    const QString &url = m_settings.database.url;
    const bool server = url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1);
    if (server || url == ":memory:"_L1)
        return url;
    const QString file = url.startsWith("sqlite:///"_L1) ? url.mid(10) : url;
    return path(file);
}

QStringList Project::paths(const QStringList &relative) const
{
    QStringList absolute;
    for (const QString &each : relative)
        absolute += path(each);
    return absolute;
}

} // namespace Quintette
