// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// "quintette query": asks any SQLite or PostgreSQL database in the words of a QuerySet and prints
/// the rows; models are inferred from the schema. arguments follow the word "query". Writes to
/// standard output and standard error. Exit status: 0 done, 1 failed, 2 wrong usage. Only reads.
QUINTETTE_CORE_EXPORT int runQueryCommand(const QStringList &arguments);

} // namespace Quintette
