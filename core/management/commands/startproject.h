// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/commandline.h"

namespace Quintette {

/// Makes a project folder: empty, with the example's content, or on a database that exists.
/// The desktop's start window makes projects through the same functions.
namespace ProjectMaker {

struct Login
{
    QString user;
    QString password;
};

/// Fails (CommandError) when the folder holds a project already, or cannot be written.
QUINTETTE_CORE_EXPORT void makeEmpty(const QString &folder, const OpenApplication &open);
QUINTETTE_CORE_EXPORT Login makeDemo(const QString &folder, const OpenApplication &open);
enum class Place { InPlace, Copy };
/// A file that cannot be written is always copied. Returns where the database is now.
QUINTETTE_CORE_EXPORT QString makeFromDatabase(const QString &folder, const QString &url,
                                               Place place, const QString &secretKey,
                                               const OpenApplication &open);

} // namespace ProjectMaker

Command startProjectCommand(const OpenApplication &open);

} // namespace Quintette
