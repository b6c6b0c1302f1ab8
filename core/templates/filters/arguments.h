// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/templates/error.h"
#include "core/templates/format/pythonnumber.h"

namespace Quintette::Internal {

/// The argument of a filter that must be text; throws TypeError as Python's string methods do.
inline QString textArgument(const Value &argument)
{
    if (!argument.isText())
        throw TypeError(u"a filter's argument must be text, not %1"_s.arg(argument.toRepr()));
    return argument.toString();
}

/// The argument of a filter that must be a whole number.
inline qint64 integerArgument(const Value &argument)
{
    const std::optional<qint64> number = toPythonIndex(argument);
    if (!number)
        throw ValueError(
                u"a filter's argument must be a whole number, not %1"_s.arg(argument.toRepr()));
    return *number;
}

/// The same for a width in characters; throws TemplateLimitError for one that only fills the
/// memory.
inline qsizetype widthArgument(const Value &argument)
{
    constexpr qint64 limit = 1'000'000;
    const qint64 width = integerArgument(argument);
    if (width > limit)
        throw TemplateLimitError(
                u"a width of %1 characters is more than %2"_s.arg(width).arg(limit));
    return width;
}

} // namespace Quintette::Internal
