// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/subquerycalls.h"

#include "core/base/error.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/sql/basicnodes.h"

namespace Quintette::Internal {

namespace {

const QuerySet &querySet(const ParsedArguments &arguments)
{
    const ParsedValue &given = arguments.require(0, "queryset"_L1);
    if (given.kind != ParsedValue::Kind::QuerySet)
        throw TypeError(u"A query set is expected here."_s);
    return *given.querySet;
}

ParsedValue subquery(const ParsedArguments &arguments)
{
    const ParsedValue *field = arguments.find(1, "output_field"_L1);
    if (field && field->kind != ParsedValue::Kind::Field)
        throw TypeError(u"output_field is a field: CharField()."_s);
    return ParsedValue::ofExpression(field ? Subquery(querySet(arguments), field->fieldKind)
                                           : Subquery(querySet(arguments)));
}

ParsedValue exists(const ParsedArguments &arguments)
{
    return ParsedValue::ofExpression(Exists(querySet(arguments)));
}

/// OuterRef('pk'), or one around another: a query further out.
ParsedValue outerRef(const ParsedArguments &arguments)
{
    const ParsedValue &name = arguments.require(0, "name"_L1);
    if (name.kind == ParsedValue::Kind::Expression) {
        if (const auto *inner = nodeAs<OuterNameNode>(name.expression.node().get()))
            return ParsedValue::ofExpression(
                    OuterRef(OuterRef(inner->name()), inner->levels() + 1));
    }
    return ParsedValue::ofExpression(OuterRef(name.path()));
}

} // namespace

std::optional<ParsedValue> subqueryPartByName(const QString &name, const ParsedArguments &arguments)
{
    using Make = ParsedValue (*)(const ParsedArguments &arguments);
    static const QHash<QString, Make> known{
            {u"Exists"_s, exists},
            {u"OuterRef"_s, outerRef},
            {u"Subquery"_s, subquery},
    };
    const auto found = known.constFind(name);
    return found == known.cend() ? std::nullopt : std::optional((*found)(arguments));
}

} // namespace Quintette::Internal
