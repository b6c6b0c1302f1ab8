// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/parsedvalue.h"

#include "core/base/error.h"
#include "core/orm/functions/expressionlist.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/qnode.h"

namespace Quintette::Internal {

const Value &ParsedValue::constant() const
{
    if (kind != Kind::Constant)
        throw TypeError(u"A constant is expected here."_s);
    return value;
}

QString ParsedValue::path() const
{
    if (kind == Kind::Name)
        return name;
    if (isText())
        return value.string();
    throw TypeError(u"A name of a field is expected."_s);
}

Expression ParsedValue::toExpression() const
{
    switch (kind) {
    case Kind::Constant:
        return Literal(value);
    case Kind::Name:
        return F(name);
    case Kind::Condition:
        return ExpressionWrapper(condition);
    case Kind::Expression:
        return expression;
    case Kind::List: {
        QList<Expression> list;
        for (const ParsedValue &item : items)
            list.append(item.toExpression());
        return ExpressionList(list);
    }
    case Kind::QuerySet:
        return Subquery(*querySet);
    default:
        throw TypeError(u"An expression is expected here."_s);
    }
}

Argument ParsedValue::toArgument() const
{
    return isText() ? Argument(value.string()) : Argument(toExpression());
}

Q ParsedValue::toCondition() const
{
    if (kind == Kind::Condition)
        return condition;
    if (kind == Kind::Expression)
        return Q(expression);
    throw TypeError(
            u"A condition is Q(...), not %1."_s.arg(kind == Kind::Name ? name : value.toRepr()));
}

Q ParsedValue::toOperandOf(const ParsedValue &left) const
{
    return left.kind == Kind::Expression ? enclosed(toCondition()) : toCondition();
}

Lookup ParsedValue::toLookup(const QString &path) const
{
    if (kind == Kind::Constant)
        return Lookup(path, value);
    return kind == Kind::QuerySet ? Lookup(path, *querySet) : Lookup(path, toExpression());
}

QList<ParsedValue> ParsedValue::toItems() const
{
    if (kind == Kind::List)
        return items;
    if (kind != Kind::Constant || !value.isList())
        return {*this};
    QList<ParsedValue> all;
    for (const Value &item : value.list())
        all.append({.value = item});
    return all;
}

const ParsedValue *ParsedArguments::find(qsizetype place, QLatin1StringView name) const
{
    if (place < positional.size())
        return &positional.at(place);
    for (const auto &[known, argument] : named) {
        if (known == name)
            return &argument;
    }
    return nullptr;
}

Q ParsedArguments::toCondition() const
{
    auto all = std::make_shared<Q::Node>();
    for (const ParsedValue &condition : positional) {
        if (condition.kind == ParsedValue::Kind::Expression)
            all->children.emplace_back(condition.expression);
        else if (const Q q = condition.toCondition(); !q.isEmpty())
            all->children.emplace_back(q.node()->shared_from_this());
    }
    QList<Lookup> lookups;
    for (const auto &[path, meaning] : named)
        lookups.append(meaning.toLookup(path));
    // The order Python gives keyword arguments of a Q.
    std::stable_sort(lookups.begin(), lookups.end(),
                     [](const Lookup &a, const Lookup &b) { return a.path < b.path; });
    for (const Lookup &lookup : std::as_const(lookups))
        all->children.emplace_back(lookup);
    return all->children.isEmpty() ? Q() : Q::fromNode(std::move(all));
}

const ParsedValue &ParsedArguments::require(qsizetype place, QLatin1StringView name) const
{
    if (const ParsedValue *argument = find(place, name))
        return *argument;
    throw TypeError(u"The argument '%1' is missing."_s.arg(name));
}

} // namespace Quintette::Internal
