// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QStringList>

#include <functional>
#include <memory>

class QTextStream;

namespace Quintette {

class Application;

/// What a command works with. Output goes to out, what a person must know of a failure into a
/// CommandError.
struct CommandContext
{
    enum class Models : quint8 {
        All, // also those read from the database, which must be there
        Declared,
    };

    QStringList arguments; // after the command's name
    QTextStream &out;
    QTextStream &err;
    std::function<Application &(Models)> open;

    /// The project, opened when first asked for; throws CommandError with one clear message.
    Application &application(Models models = Models::All) { return open(models); }
};

/// A management command. Exit status: 0 done, 1 failed, 2 wrong usage. Django: BaseCommand.
struct Command
{
    QString name;
    QString usage; // "migrate [APP [MIGRATION]]"
    QString summary; // one line for the list of commands
    std::function<int(CommandContext &)> run = {};
};

/// Wrong arguments: the message, then exit status 2.
class QUINTETTE_CORE_EXPORT UsageError : public CommandError
{
public:
    using CommandError::CommandError;
    ~UsageError() override;
};

} // namespace Quintette
