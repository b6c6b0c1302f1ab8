// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/db/postgrescluster.h"

#include "core/db/connection.h"

#include <QDir>
#include <QProcess>

#include <pwd.h>
#include <unistd.h>

namespace Quintette::Testing {

static QString toolsFolder()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList names =
            versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const QString folder = versions.filePath(name + u"/bin"_s);
        if (QFile::exists(folder + u"/initdb"_s))
            return folder;
    }
    return {};
}

bool PostgresCluster::run(const QString &tool, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    // The server must not inherit a pipe that we would wait on.
    process.setStandardOutputFile(m_directory.filePath(u"tool.log"_s), QIODevice::Append);
    process.setWorkingDirectory(u"/"_s);
    QString program = m_tools + u'/' + tool;
    QStringList all = arguments;
    if (geteuid() == 0) {
        all = QStringList({u"-u"_s, u"postgres"_s, u"--"_s, program}) + arguments;
        program = u"runuser"_s;
    }
    process.start(program, all);
    return process.waitForFinished(120'000) && process.exitCode() == 0;
}

bool PostgresCluster::startServer() const
{
    const QString socket = m_directory.path();
    return run(
            u"pg_ctl"_s,
            {u"-D"_s, socket + u"/data"_s, u"-w"_s, u"-l"_s, socket + u"/data/server.log"_s,
             u"-o"_s,
             u"-c listen_addresses='' -c fsync=off -c unix_socket_directories='%1'"_s.arg(socket),
             u"start"_s});
}

std::unique_ptr<PostgresCluster> PostgresCluster::start()
{
    std::unique_ptr<PostgresCluster> cluster(new PostgresCluster);
    cluster->m_tools = toolsFolder();
    if (cluster->m_tools.isEmpty())
        return {};
    if (geteuid() == 0) {
        const passwd *user = getpwnam("postgres");
        if (!user
            || chown(cluster->m_directory.path().toUtf8().constData(), user->pw_uid, user->pw_gid)
                    != 0)
            return {};
    }
    if (!cluster->run(u"initdb"_s,
                      {u"-D"_s, cluster->m_directory.filePath(u"data"_s), u"-A"_s, u"trust"_s,
                       u"-U"_s, u"quintette"_s, u"-E"_s, u"UTF8"_s, u"--locale"_s, u"C.UTF-8"_s,
                       u"--no-sync"_s})
        || !cluster->startServer())
        qFatal("The PostgreSQL of the test did not start.");
    return cluster;
}

PostgresCluster::~PostgresCluster()
{
    if (!m_tools.isEmpty())
        run(u"pg_ctl"_s,
            {u"-D"_s, m_directory.filePath(u"data"_s), u"-m"_s, u"immediate"_s, u"stop"_s});
}

void PostgresCluster::restart()
{
    if (!run(u"pg_ctl"_s,
             {u"-D"_s, m_directory.filePath(u"data"_s), u"-m"_s, u"fast"_s, u"-w"_s, u"stop"_s})
        || !startServer())
        qFatal("The PostgreSQL of the test did not start again.");
}

DatabaseSettings PostgresCluster::createDatabase(const QString &name)
{
    DatabaseSettings settings;
    settings.engine = DatabaseSettings::Engine::PostgreSql;
    settings.host = m_directory.path();
    settings.user = u"quintette"_s;
    settings.name = u"postgres"_s;
    Connection(u"maintenance"_s, settings).executeScript(u"CREATE DATABASE \"%1\""_s.arg(name));
    settings.name = name;
    return settings;
}

} // namespace Quintette::Testing
