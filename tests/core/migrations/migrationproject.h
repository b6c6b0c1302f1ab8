// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/migrationexecutor.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Quintette::Testing {

/// A database and apps of one model each, whose migrations come from the program or from files that
/// the test writes.
class MigrationProject
{
public:
    explicit MigrationProject(const QStringList &apps, const DatabaseSettings &given = {})
    {
        DatabaseSettings settings = given;
        if (settings.name.isEmpty()) {
            settings.name = directory.filePath(u"db.sqlite3"_s);
            settings.mustExist = false;
        }
        databases.add(u"default"_s, settings);
        for (const QString &app : apps)
            registry.add(std::make_unique<ModelInfo>(app, u"Thing"_s));
        registry.resolve();
    }

    void write(const QString &app, const QString &name, const QByteArray &json)
    {
        QDir(directory.path()).mkpath(u"migrations/"_s + app);
        QFile file(directory.filePath(u"migrations/%1/%2.json"_s.arg(app, name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("cannot write a migration");
    }
    MigrationExecutor executor()
    {
        return MigrationExecutor(
                registry, {MigrationLoader::resourceFolder, directory.filePath(u"migrations"_s)});
    }
    Connection &connection() { return databases.connection(); }

    QTemporaryDir directory;
    Databases databases;
    ModelRegistry registry{databases};
};

} // namespace Quintette::Testing
