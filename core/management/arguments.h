// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/command.h"

#include <QCommandLineParser>

namespace Quintette {

/// Reads a command's arguments; throws UsageError for an unknown option or a wrong number of
/// positional ones.
inline void parseArguments(QCommandLineParser &parser, const CommandContext &context, int minimum,
                           int maximum)
{
    if (!parser.parse(QStringList{u"quintette"_s} + context.arguments))
        throw UsageError(parser.errorText());
    const qsizetype count = parser.positionalArguments().size();
    if (count < minimum || count > maximum)
        throw UsageError(u"wrong number of arguments; see --help"_s);
}

} // namespace Quintette
