// SPDX-License-Identifier: GPL-3.0-or-later
// The program without windows: management commands and the server.
#include "core/management/templatecommand.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Quintette;

namespace {

struct Command {
    QStringView name;
    int (*run)(const QStringList &arguments);
};

constexpr Command commands[] = {
        {u"template", runTemplateCommand},
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    for (const Command &command : commands) {
        if (command.name == name)
            return command.run(arguments.mid(2));
    }
    std::fputs("usage: quintette COMMAND ...; commands:", stderr);
    for (const Command &command : commands)
        std::fprintf(stderr, " %s", qPrintable(command.name.toString()));
    std::fputc('\n', stderr);
    return 2;
}
