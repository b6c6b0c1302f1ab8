// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/projectmaker.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace Quintette {

ProjectMaker::ProjectMaker(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, [this](int status) {
        const QString output = QString::fromUtf8(m_process.readAllStandardOutput()).trimmed();
        const QString error = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        if (m_process.exitStatus() == QProcess::CrashExit) {
            Q_EMIT failed(
                    QN_TEXT("desktop",
                            "Stopped. What was written so far is in %1; delete that folder or "
                            "choose another one next time.")
                            .arg(m_folder)
                            .toString());
        } else if (status == 0)
            Q_EMIT made(m_folder, output);
        else
            Q_EMIT failed(error);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            Q_EMIT failed(QN_TEXT("desktop",
                                  "The program %1 could not be started. It belongs beside this "
                                  "one; is the "
                                  "installation complete?")
                                  .arg(m_process.program())
                                  .toString());
        }
    });
}

void ProjectMaker::makeDemo(const QString &folder)
{
    run(folder, {QStringLiteral("--demo")});
}

void ProjectMaker::makeFromDatabase(const QString &folder, const QString &database)
{
    run(folder, {QStringLiteral("--from-database"), database});
}

void ProjectMaker::stop()
{
    m_process.kill();
}

void ProjectMaker::run(const QString &folder, const QStringList &options)
{
    m_folder = folder;
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/quintette");
    m_process.start(program, QStringList{QStringLiteral("startproject"), folder} + options);
}

} // namespace Quintette
