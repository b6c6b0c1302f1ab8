// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/lookupcalls.h"

#include "core/orm/functions/lookupexpression.h"

namespace Quintette::Internal {

std::optional<ParsedValue> lookupByName(const QString &name, const ParsedArguments &arguments)
{
    static const QHash<QString, QString> lookups{{u"Exact"_s, u"exact"_s},
                                                 {u"IExact"_s, u"iexact"_s},
                                                 {u"GreaterThan"_s, u"gt"_s},
                                                 {u"GreaterThanOrEqual"_s, u"gte"_s},
                                                 {u"LessThan"_s, u"lt"_s},
                                                 {u"LessThanOrEqual"_s, u"lte"_s},
                                                 {u"In"_s, u"in"_s},
                                                 {u"Range"_s, u"range"_s},
                                                 {u"IsNull"_s, u"isnull"_s},
                                                 {u"Contains"_s, u"contains"_s},
                                                 {u"IContains"_s, u"icontains"_s},
                                                 {u"StartsWith"_s, u"startswith"_s},
                                                 {u"IStartsWith"_s, u"istartswith"_s},
                                                 {u"EndsWith"_s, u"endswith"_s},
                                                 {u"IEndsWith"_s, u"iendswith"_s},
                                                 {u"Regex"_s, u"regex"_s},
                                                 {u"IRegex"_s, u"iregex"_s}};
    const auto found = lookups.constFind(name);
    if (found == lookups.cend())
        return std::nullopt;
    const Argument left = arguments.require(0, "lhs"_L1).toExpression();
    const ParsedValue &right = arguments.require(1, "rhs"_L1);
    return ParsedValue::ofExpression(
            right.kind == ParsedValue::Kind::Constant
                    ? LookupExpression(left, *found, right.value)
                    : LookupExpression(left, *found, right.toExpression()));
}

} // namespace Quintette::Internal
