// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commandline.h"

#include "core/base/nearestname.h"

#include <QDir>
#include <QTextStream>

#include <cstdio>

namespace Quintette {

UsageError::~UsageError() = default;

CommandLine::CommandLine(OpenApplication open)
    : m_open(std::move(open)), m_folder(QDir::currentPath())
{
}

CommandLine::~CommandLine() = default;

int CommandLine::run(const QStringList &arguments)
{
    QTextStream err(stderr);
    try {
        return dispatch(arguments);
    } catch (const UsageError &error) {
        err << "quintette: " << error.message() << Qt::endl;
        return 2;
    } catch (const Error &error) {
        err << "quintette: " << error.message() << Qt::endl;
    } catch (const std::exception &error) {
        err << "quintette: " << error.what() << Qt::endl;
    }
    return 1;
}

int CommandLine::dispatch(QStringList arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    while (!arguments.isEmpty() && arguments.first().startsWith(u'-')) {
        const QString option = arguments.takeFirst();
        if (option == u"-C") {
            if (arguments.isEmpty())
                throw UsageError(u"-C needs the folder of a project"_s);
            m_folder = QDir::current().absoluteFilePath(arguments.takeFirst());
        } else if (option == u"--version") {
            out << QStringLiteral(QUINTETTE_VERSION) << Qt::endl;
            return 0;
        } else if (option == u"-h" || option == u"--help") {
            out << usage();
            return 0;
        } else {
            throw UsageError(u"unknown option %1; see quintette --help"_s.arg(option));
        }
    }
    if (arguments.isEmpty() || arguments.first() == u"help") {
        out << usage();
        return arguments.isEmpty() ? 2 : 0;
    }
    const QString name = arguments.takeFirst();
    CommandContext context{
            arguments, out, err,
            [this](CommandContext::Models models) -> Application & { return application(models); }};
    for (const Command &command : coreCommands(m_open)) {
        if (command.name == name)
            return runCommand(command, context);
    }
    // Commands of the project's apps are known once it is open.
    QStringList names;
    for (const Command &command : commands()) {
        if (command.name == name)
            return runCommand(command, context);
        names += command.name;
    }
    const QString near = nearestName(name, names);
    throw UsageError(near.isEmpty()
                             ? u"unknown command \"%1\"; see quintette --help"_s.arg(name)
                             : u"unknown command \"%1\"; did you mean \"%2\"?"_s.arg(name, near));
}

int CommandLine::runCommand(const Command &command, CommandContext &context)
{
    if (context.arguments.contains(u"--help"_s)) {
        context.out << "usage: quintette [-C DIR] " << command.usage << "\n\n"
                    << command.summary << Qt::endl;
        return 0;
    }
    return command.run(context);
}

Application &CommandLine::application(CommandContext::Models models)
{
    if (!m_application)
        m_application = m_open(project(), models == CommandContext::Models::All);
    return *m_application;
}

Project CommandLine::project() const
{
    const Result<Project> found = Project::find(m_folder);
    if (!found)
        throw CommandError(found.error());
    return *found;
}

/// The core's, and those of the project's apps where there is a project.
QList<Command> CommandLine::commands()
{
    QList<Command> all = coreCommands(m_open);
    if (!Project::find(m_folder))
        return all;
    for (const AppPlugin *app : application(CommandContext::Models::All).apps())
        all += app->commands();
    return all;
}

QString CommandLine::usage()
{
    QString text = u"usage: quintette [-C DIR] COMMAND [ARGUMENT ...]\n\n"
                   "Commands (quintette COMMAND --help tells more):\n"_s;
    QList<Command> all = coreCommands(m_open);
    std::sort(all.begin(), all.end(),
              [](const Command &a, const Command &b) { return a.name < b.name; });
    for (const Command &command : std::as_const(all))
        text += u"  %1 %2\n"_s.arg(command.name, -18).arg(command.summary);
    return text;
}

} // namespace Quintette
