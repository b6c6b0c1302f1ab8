// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/truncate.h"

namespace Quintette::Internal {

namespace {

using Truncate = QString (*)(const QString &text, qint64 length, const Localization &localization);

template <Truncate truncate>
Value truncated(const Value &value, const Value &argument, const Context &context)
{
    if (argument.isNone() || argument.isList() || argument.type() == Value::Type::Dict)
        throw TypeError(u"a length must be a number, not %1"_s.arg(argument.toRepr()));
    const std::optional<qint64> length = toPythonIndex(argument);
    return length ? Value(truncate(value.string(), *length, context.localization())) : value;
}

} // namespace

void addTruncationFilters(Library &filters)
{
    const FilterOptions safeText{.isSafe = true, .takesString = true};
    filters.filter(u"truncatechars"_s, truncated<truncateCharacters>, safeText);
    filters.filter(u"truncatechars_html"_s, truncated<truncateHtmlCharacters>, safeText);
    filters.filter(u"truncatewords"_s, truncated<truncateWords>, safeText);
    filters.filter(u"truncatewords_html"_s, truncated<truncateHtmlWords>, safeText);
}

} // namespace Quintette::Internal
