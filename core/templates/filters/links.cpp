// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/urlize.h"
#include "core/templates/format/urlquote.h"

namespace Quintette::Internal {

namespace {

Value urlEncode(const Value &value, const std::optional<Value> &safe)
{
    return quoteUrl(value.string(), safe ? textArgument(*safe) : u"/"_s);
}

Value withLinks(const Value &value, std::optional<qint64> limit, const Context &context)
{
    return Value::safe(urlize(
            value.string(), {.trimTo = limit, .escape = context.autoescape() && !value.isSafe()}));
}

} // namespace

void addLinkFilters(Library &filters)
{
    const FilterOptions safeText{.isSafe = true, .takesString = true};
    filters.filter(
            u"iriencode"_s, [](const Value &v) { return iriToUri(v.string()); }, safeText);
    filters.filter(u"urlencode"_s, urlEncode, {.takesString = true});
    filters.filter(
            u"urlize"_s,
            [](const Value &v, const Context &context) {
                return withLinks(v, std::nullopt, context);
            },
            safeText);
    filters.filter(
            u"urlizetrunc"_s,
            [](const Value &v, const Value &limit, const Context &context) {
                return withLinks(v, integerArgument(limit), context);
            },
            safeText);
}

} // namespace Quintette::Internal
