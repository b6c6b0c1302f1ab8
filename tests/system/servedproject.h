// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace Quintette {

/// A project of its own in a temporary folder, made and served by the real program.
class ServedProject
{
public:
    ServedProject() = default;
    ~ServedProject()
    {
        m_server.terminate();
        m_server.waitForFinished(10'000);
    }
    Q_DISABLE_COPY_MOVE(ServedProject)

    QString folder() const { return m_folder.filePath(u"site"_s); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// Of the server, without a slash at the end; empty before serve().
    const QString &address() const { return m_address; }

    /// Runs a command of the program; false when it fails, which output explains.
    bool command(const QStringList &arguments, QByteArray *output)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(), arguments);
        const bool isFinished = process.waitForFinished(120'000);
        *output = process.readAll();
        return isFinished && process.exitStatus() == QProcess::NormalExit
                && process.exitCode() == 0;
    }

    bool serve()
    {
        m_server.start(program(), {u"-C"_s, folder(), u"runserver"_s, u"127.0.0.1:0"_s});
        if (!m_server.waitForReadyRead(60'000))
            return false;
        m_address = QString::fromUtf8(m_server.readLine()).trimmed();
        if (m_address.endsWith(u'/'))
            m_address.chop(1);
        return !m_address.isEmpty();
    }

private:
    static QString program() { return QStringLiteral(QUINTETTE_BIN_DIR "/quintette"); }

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_address;
};

} // namespace Quintette
