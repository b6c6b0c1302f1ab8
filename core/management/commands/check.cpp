// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/check.h"

#include "core/management/arguments.h"
#include "core/management/systemchecks.h"

#include <QTextStream>

namespace Quintette {

Command checkCommand()
{
    const auto run = [](CommandContext &context) {
        QCommandLineParser parser;
        parser.addOptions({{u"deploy"_s, {}}, {u"database"_s, {}}, {u"tag"_s, {}, u"TAG"_s}});
        parseArguments(parser, context, 0, 0);
        const CheckReport report = runSystemChecks(
                context.application(),
                {parser.values(u"tag"_s), parser.isSet(u"deploy"_s), parser.isSet(u"database"_s)});
        if (!report.isClean())
            context.err << report.body() << Qt::endl;
        context.out << report.summary() << Qt::endl;
        return report.fails() ? 1 : 0;
    };
    return {u"check"_s, u"check [--deploy] [--database] [--tag TAG]"_s,
            u"look for mistakes in the project"_s, run};
}

} // namespace Quintette
