// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "core/management/command.h"

namespace Quintette {

/// Opens a project with the apps that a program is made of. Throws CommandError.
using OpenApplication =
        std::function<std::unique_ptr<Application>(const Project &project, bool inferModels)>;

/// The program "quintette": finds the command of its first argument, runs it, turns what it throws
/// into one line on standard error and an exit status. Django: ManagementUtility.
class QUINTETTE_CORE_EXPORT CommandLine
{
public:
    explicit CommandLine(OpenApplication open);
    ~CommandLine();
    Q_DISABLE_COPY_MOVE(CommandLine)

    /// arguments without the program's name; 0 done, 1 failed, 2 wrong usage.
    int run(const QStringList &arguments);

private:
    int dispatch(QStringList arguments);
    static int runCommand(const Command &command, CommandContext &context);
    Application &application(CommandContext::Models models);
    Project project() const;
    QList<Command> commands();
    QString usage();

    OpenApplication m_open;
    std::unique_ptr<Application> m_application;
    QString m_folder;
};

/// The commands that come with the core, each in its own file below commands/.
QList<Command> coreCommands(const OpenApplication &open);

} // namespace Quintette
