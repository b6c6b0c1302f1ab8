// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/startproject.h"

#include "core/auth/accounts.h"
#include "core/db/backend.h"
#include "core/management/arguments.h"
#include "core/management/commands/migrate.h"
#include "core/serializers/fixture.h"
#include "core/signing/crypto.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>
#include <QTextStream>

namespace Quintette {

namespace {

void writeFile(const QString &path, const QByteArray &content, QFile::Permissions permissions = {})
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    if (permissions)
        file.setPermissions(permissions);
    if (!written || !file.commit())
        throw CommandError(u"%1 could not be written: %2"_s.arg(path, file.errorString()));
}

void copyTree(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        const QString target = to + source.fileName().mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        if (!source.open(QIODevice::ReadOnly))
            throw CommandError(
                    u"%1 could not be read: %2"_s.arg(source.fileName(), source.errorString()));
        writeFile(target, source.readAll());
    }
}

QByteArray resource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw CommandError(
                u"The program's own file %1 is missing: it was not built or installed whole."_s.arg(
                        path));
    return file.readAll();
}

QString tomlString(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

/// "members.member" where a Django site has accounts of a model of its own, which the log of its
/// administration leads to; empty where they are auth.User.
QString accountModelIn(Connection &connection)
{
    const QString log = u"django_admin_log"_s;
    const QString types = u"django_content_type"_s;
    const QStringList tables = connection.backend().tableNames(connection);
    if (!tables.contains(log) || !tables.contains(types))
        return {};
    QString accounts;
    for (const ColumnDefinition &column : connection.backend().readTable(connection, log).columns) {
        if (column.name == "user_id"_L1 && column.referencesTable != "auth_user"_L1)
            accounts = column.referencesTable;
    }
    if (accounts.isEmpty())
        return {};
    const QList<ValueList> named =
            connection.fetchAll(u"SELECT app_label, model FROM django_content_type"_s);
    for (const ValueList &type : named) {
        if (type[0].toString() + u'_' + type[1].toString() == accounts)
            return type[0].toString() + u'.' + type[1].toString();
    }
    return {};
}

/// The folders and the settings file; everything else is a default that settings.md explains.
Project makeFolder(const QString &folder, const QString &name, const QString &databaseUrl,
                   const QString &secretKey, const QString &accountModel = {})
{
    const QString settingsPath = folder + u'/' + Project::settingsFileName;
    if (QFileInfo::exists(settingsPath))
        throw CommandError(u"%1 is a project already; choose another folder."_s.arg(folder));
    for (const char *sub :
         {"templates", "static", "media", "plugins", "migrations", "translations"}) {
        if (!QDir().mkpath(folder + u'/' + QLatin1String(sub)))
            throw CommandError(
                    u"The folder %1 could not be made; may you write there?"_s.arg(folder));
    }
    QString settings =
            u"# Settings of this project. Every key is explained in docs/reference/settings.md.\n\n"
            "[site]\nname = %1\n"_s.arg(tomlString(name));
    if (!secretKey.isEmpty())
        settings += u"secret_key = %1\n"_s.arg(tomlString(secretKey));
    settings += u"\n[database]\nurl = %1\n"_s.arg(tomlString(databaseUrl));
    if (!accountModel.isEmpty())
        settings += u"\n[auth]\nuser_model = %1\n"_s.arg(tomlString(accountModel));
    writeFile(settingsPath, settings.toUtf8(), QFile::ReadOwner | QFile::WriteOwner);
    const Result<Project> project = Project::open(folder);
    if (!project)
        throw CommandError(project.error());
    return *project;
}

QString randomPassword()
{
    // Without characters that look alike: people copy it from a screen.
    return QString::fromLatin1(
            randomString(12, "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679"));
}

} // namespace

void ProjectMaker::makeEmpty(const QString &folder, const OpenApplication &open)
{
    const Project project = makeFolder(folder, QDir(folder).dirName(), u"db.sqlite3"_s, {});
    migrateAll(*open(project, false));
}

ProjectMaker::Login ProjectMaker::makeDemo(const QString &folder, const OpenApplication &open)
{
    const Project project = makeFolder(folder, u"Harbour Museum"_s, u"db.sqlite3"_s, {});
    copyTree(u":/demo/templates"_s, folder + u"/templates"_s);
    copyTree(u":/demo/static"_s, folder + u"/static"_s);
    {
        const std::unique_ptr<Application> application = open(project, false);
        migrateAll(*application);
        application->databases().connection().executeScript(
                QString::fromUtf8(resource(u":/demo/schema.sql"_s)));
    }
    // Opened anew, because the example's own models are read from the tables just made.
    const std::unique_ptr<Application> application = open(project, true);
    Permissions::createMissing(application->models());
    Fixture::load(application->models(), resource(u":/demo/content.json"_s));
    const Login login{u"admin"_s, randomPassword()};
    application->service<Accounts>()->create(login.user, u"admin@example.com"_s, login.password,
                                             Accounts::Superuser::Yes);
    const QString note = u"user: %1\npassword: %2\n"_s.arg(login.user, login.password);
    writeFile(folder + u"/demo-login.txt"_s, note.toUtf8(), QFile::ReadOwner | QFile::WriteOwner);
    return login;
}

QString ProjectMaker::makeFromDatabase(const QString &folder, const QString &url, Place place,
                                       const QString &secretKey, const OpenApplication &open)
{
    const Result<DatabaseSettings> source = DatabaseSettings::fromUrl(url);
    if (!source)
        throw CommandError(source.error());
    QString used = url;
    QString accountModel;
    {
        // Looks into it before anything is made, so that a wrong one leaves nothing behind.
        Connection connection(u"source"_s, *source);
        connection.ensureOpen();
        accountModel = accountModelIn(connection);
    }
    if (source->engine == DatabaseSettings::Engine::Sqlite) {
        const QFileInfo file(source->name);
        used = file.absoluteFilePath();
        if (place == Place::Copy || !file.isWritable())
            used = u"db.sqlite3"_s;
    }
    const Project project =
            makeFolder(folder, QDir(folder).dirName(), used, secretKey, accountModel);
    if (used == u"db.sqlite3") {
        const QString target = folder + u"/db.sqlite3"_s;
        Connection(u"source"_s, *source).execute(u"VACUUM INTO ?"_s, {target});
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        used = target;
    }
    open(project, true);
    return used;
}

Command startProjectCommand(const OpenApplication &open)
{
    const auto run = [open](CommandContext &context) {
        QCommandLineParser parser;
        parser.addOptions({{u"demo"_s, {}},
                           {u"from-database"_s, {}, u"URL"_s},
                           {u"copy"_s, {}},
                           {u"secret-key"_s, {}, u"KEY"_s}});
        parseArguments(parser, context, 1, 1);
        const QString folder =
                QDir::current().absoluteFilePath(parser.positionalArguments().first());
        if (parser.isSet(u"demo"_s) && parser.isSet(u"from-database"_s))
            throw UsageError(u"--demo and --from-database exclude each other"_s);
        if (parser.isSet(u"from-database"_s)) {
            const auto place = parser.isSet(u"copy"_s) ? ProjectMaker::Place::Copy
                                                       : ProjectMaker::Place::InPlace;
            const QString used =
                    ProjectMaker::makeFromDatabase(folder, parser.value(u"from-database"_s), place,
                                                   parser.value(u"secret-key"_s), open);
            context.out << "Project " << folder << " works on " << used << Qt::endl;
        } else if (parser.isSet(u"demo"_s)) {
            const ProjectMaker::Login login = ProjectMaker::makeDemo(folder, open);
            context.out << "Project " << folder << " is ready, with example content.\n"
                        << "Log in as " << login.user << " with the password " << login.password
                        << " (also in " << folder << "/demo-login.txt)" << Qt::endl;
        } else {
            ProjectMaker::makeEmpty(folder, open);
            context.out << "Project " << folder << " is ready. Next: quintette -C " << folder
                        << " createsuperuser, then runserver" << Qt::endl;
        }
        return 0;
    };
    return {u"startproject"_s,
            u"startproject DIR [--demo | --from-database URL [--copy] [--secret-key KEY]]"_s,
            u"make a project folder"_s, run};
}

} // namespace Quintette
