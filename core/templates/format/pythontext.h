// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

// What Python's str does and QString does differently.

/// Django's "title" before its correction of apostrophes: str.title().
QUINTETTE_CORE_EXPORT QString titleCase(const QString &text);
/// str.lower(): as QString has it, but with the sigma that Greek words end with.
QUINTETTE_CORE_EXPORT QString toPythonLower(const QString &text);
/// Lines by all of Python's line ends, which are not kept; an empty last line is none.
QUINTETTE_CORE_EXPORT QStringList splitLines(const QString &text);
/// Whether Python's str.isspace() and the \s of its regular expressions say so.
QUINTETTE_CORE_EXPORT bool isPythonSpace(QChar c);
/// Words between white space. Python: str.split().
QUINTETTE_CORE_EXPORT QStringList splitWords(const QString &text);
/// The number of code points, where QString counts UTF-16 units.
QUINTETTE_CORE_EXPORT qsizetype codePointCount(QStringView text);
/// The first so many code points.
QUINTETTE_CORE_EXPORT QString leftCodePoints(const QString &text, qsizetype count);
/// One string for each code point.
QUINTETTE_CORE_EXPORT QStringList toCodePoints(const QString &text);

} // namespace Quintette
