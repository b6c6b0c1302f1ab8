// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>

namespace Quintette {

/// Makes a project by running the program "quintette" beside this one, so that both make the same.
class ProjectMaker : public QObject
{
    Q_OBJECT
public:
    explicit ProjectMaker(QObject *parent = nullptr);

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void makeDemo(const QString &folder);
    void makeFromDatabase(const QString &folder, const QString &database);

    /// failed() follows; what was written so far stays.
    void stop();

Q_SIGNALS:
    /// output: what the command tells the person, such as the login of a demo.
    void made(const QString &folder, const QString &output);
    void failed(const QString &message);

private:
    void run(const QString &folder, const QStringList &options);

    QProcess m_process;
    QString m_folder;
};

} // namespace Quintette
