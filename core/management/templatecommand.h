// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// The command "template": arguments are the words behind it.
///
///     render NAME [--dir DIR]... [--context FILE.json]     a template to standard output
///     render --string TEXT | --spec FILE                   a text; a list of cases (docs:
///     conformance) check [DIR]...                                       compiles all templates and
///     lists what is wrong
///
/// Returns the exit status: 0 done, 1 failed, 2 wrong usage.
QUINTETTE_CORE_EXPORT int runTemplateCommand(const QStringList &arguments);

} // namespace Quintette
