// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/openapplication.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("quintette"));
    Quintette::CommandLine commandLine(Quintette::openApplication);
    return commandLine.run(QCoreApplication::arguments().mid(1));
}
