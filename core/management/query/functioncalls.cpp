// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/functioncalls.h"

#include "core/base/error.h"
#include "core/management/query/functionnames.h"
#include "core/management/query/lookupcalls.h"
#include "core/management/query/subquerycalls.h"
#include "core/management/query/windowcalls.h"
#include "core/orm/functions/comparison.h"
#include "core/orm/functions/datetime.h"
#include "core/orm/functions/keytext.h"
#include "core/orm/functions/math.h"
#include "core/orm/functions/rawsql.h"
#include "core/orm/functions/uuid.h"

namespace Quintette::Internal {

namespace {

using Make = ParsedValue (*)(const ParsedArguments &arguments);

std::optional<ParsedValue> fieldByName(const QString &name, const ParsedArguments &arguments)
{
    for (int kind = 0; kind < int(FieldKind::ForeignKey); ++kind) {
        const Field *field = fieldOfKind(FieldKind(kind));
        if (field && field->internalType() == name) {
            ParsedValue made{.kind = ParsedValue::Kind::Field, .fieldKind = FieldKind(kind)};
            const auto number = [&arguments](QLatin1StringView option) {
                const ParsedValue *given = arguments.find(option);
                return given ? int(given->constant().toInt().value_or(-1)) : -1;
            };
            made.fieldOptions.maxLength = number("max_length"_L1);
            made.fieldOptions.maxDigits = number("max_digits"_L1);
            made.fieldOptions.decimalPlaces = number("decimal_places"_L1);
            return made;
        }
    }
    return {};
}

const ParsedValue *outputField(const ParsedArguments &arguments, qsizetype place = -1)
{
    const ParsedValue *field = place >= 0 ? arguments.find(place, "output_field"_L1)
                                          : arguments.find("output_field"_L1);
    if (field && field->kind != ParsedValue::Kind::Field)
        throw TypeError(u"output_field is a field: CharField()."_s);
    return field;
}

ParsedValue filteredRelation(const ParsedArguments &arguments)
{
    const ParsedValue *condition = arguments.find("condition"_L1);
    return {.kind = ParsedValue::Kind::Relation,
            .relation = {arguments.require(0, "relation_name"_L1).path(),
                         condition ? condition->toCondition() : Q()}};
}

ParsedValue literal(const ParsedArguments &arguments)
{
    const Value &value = arguments.require(0, "value"_L1).constant();
    const ParsedValue *field = outputField(arguments, 1);
    return ParsedValue::ofExpression(field ? Literal(value, field->fieldKind) : Literal(value));
}

ParsedValue cast(const ParsedArguments &arguments)
{
    const Argument argument = arguments.require(0, "expression"_L1).toArgument();
    const ParsedValue *field = outputField(arguments, 1);
    if (!field)
        throw TypeError(u"Cast() needs an output_field."_s);
    return ParsedValue::ofExpression(Cast(argument, field->fieldKind, field->fieldOptions));
}

ParsedValue wrapper(const ParsedArguments &arguments)
{
    const Expression expression = arguments.require(0, "expression"_L1).toExpression();
    const ParsedValue *field = outputField(arguments, 1);
    if (!field)
        throw TypeError(u"ExpressionWrapper() needs an output_field."_s);
    return ParsedValue::ofExpression(ExpressionWrapper(expression, field->fieldKind));
}

ParsedValue when(const ParsedArguments &arguments)
{
    ParsedValue branch{.kind = ParsedValue::Kind::Branch};
    for (const ParsedValue &condition : arguments.positional)
        branch.condition = branch.condition & condition.toCondition();
    for (const auto &[path, value] : arguments.named) {
        if (path == "then"_L1)
            continue;
        branch.condition = branch.condition & Q(value.toLookup(path));
    }
    const ParsedValue *then = arguments.find("then"_L1);
    if (!then)
        throw TypeError(u"When() needs the argument 'then'."_s);
    branch.expression = then->toExpression();
    return branch;
}

ParsedValue caseOf(const ParsedArguments &arguments)
{
    QList<When> branches;
    for (const ParsedValue &branch : arguments.positional) {
        if (branch.kind != ParsedValue::Kind::Branch)
            throw TypeError(u"Case() takes When(...) only."_s);
        branches.append({branch.condition, branch.expression});
    }
    const ParsedValue *given = arguments.find("default"_L1);
    const Expression otherwise = given ? given->toExpression() : Literal(Value());
    const ParsedValue *field = outputField(arguments);
    return ParsedValue::ofExpression(field ? Case(branches, otherwise, field->fieldKind)
                                           : Case(branches, otherwise));
}

ParsedValue collate(const ParsedArguments &arguments)
{
    return ParsedValue::ofExpression(
            Collate(arguments.require(0, "expression"_L1).toArgument(),
                    arguments.require(1, "collation"_L1).constant().toString()));
}

ParsedValue jsonArray(const ParsedArguments &arguments)
{
    QList<Argument> items;
    for (const ParsedValue &item : arguments.positional)
        items.append(item.toArgument());
    return ParsedValue::ofExpression(JsonArray(items));
}

ParsedValue jsonObject(const ParsedArguments &arguments)
{
    QList<QPair<QString, Argument>> members;
    for (const auto &[key, value] : arguments.named)
        members.append({key, value.toArgument()});
    return ParsedValue::ofExpression(JsonObject(members));
}

ParsedValue keyText(const ParsedArguments &arguments)
{
    return ParsedValue::ofExpression(KeyText(arguments.require(0, "lookup"_L1).path()));
}

ParsedValue round(const ParsedArguments &arguments)
{
    const ParsedValue *digits = arguments.find(1, "precision"_L1);
    return ParsedValue::ofExpression(
            Round(arguments.require(0, "expression"_L1).toArgument(),
                  digits ? int(digits->constant().toInt().value_or(0)) : 0));
}

/// Extract('created', 'year'), Trunc('created', 'month', output_field=DateField()).
ParsedValue dayPart(const ParsedArguments &arguments, bool isExtract)
{
    const Argument moment = arguments.require(0, "expression"_L1).toArgument();
    const QString part = arguments.require(1, isExtract ? "lookup_name"_L1 : "kind"_L1).path();
    // Compared as a number, while ExtractYear() is compared as the days a year begins and ends
    // with.
    if (isExtract)
        return ParsedValue::ofExpression(
                ExpressionWrapper(Extract(moment, part), FieldKind::Integer));
    const ParsedValue *field = outputField(arguments, 2);
    return ParsedValue::ofExpression(field ? Trunc(moment, part, field->fieldKind)
                                           : Trunc(moment, part));
}

const QHash<QString, Make> &calls()
{
    static const QHash<QString, Make> known{
            {u"Case"_s, caseOf},
            {u"Cast"_s, cast},
            {u"Collate"_s, collate},
            {u"ExpressionWrapper"_s, wrapper},
            {u"Extract"_s, [](const ParsedArguments &all) { return dayPart(all, true); }},
            {u"FilteredRelation"_s, filteredRelation},
            {u"JSONArray"_s, jsonArray},
            {u"JSONObject"_s, jsonObject},
            {u"KT"_s, keyText},
            {u"Round"_s, round},
            {u"Trunc"_s, [](const ParsedArguments &all) { return dayPart(all, false); }},
            {u"UUID4"_s,
             [](const ParsedArguments &) { return ParsedValue::ofExpression(Uuid4()); }},
            {u"UUID7"_s,
             [](const ParsedArguments &) { return ParsedValue::ofExpression(Uuid7()); }},
            {u"Value"_s, literal},
            {u"When"_s, when},
    };
    return known;
}

Expression::Nulls nullsOf(const ParsedArguments &arguments)
{
    const auto isSet = [&arguments](QLatin1StringView name) {
        const ParsedValue *given = arguments.find(name);
        return given && given->constant().isTrue();
    };
    return isSet("nulls_first"_L1)   ? Expression::Nulls::First
            : isSet("nulls_last"_L1) ? Expression::Nulls::Last
                                     : Expression::Nulls::Default;
}

} // namespace

ParsedValue callMethod(const Expression &on, const QString &name, const ParsedArguments &arguments)
{
    if (name == "asc"_L1)
        return ParsedValue::ofExpression(on.ascending(nullsOf(arguments)));
    if (name == "desc"_L1)
        return ParsedValue::ofExpression(on.descending(nullsOf(arguments)));
    static const QHash<QString, Expression (Expression::*)(const Expression &) const> known{
            {u"bitand"_s, &Expression::bitAnd},
            {u"bitor"_s, &Expression::bitOr},
            {u"bitxor"_s, &Expression::bitXor},
            {u"bitleftshift"_s, &Expression::bitLeftShift},
            {u"bitrightshift"_s, &Expression::bitRightShift}};
    const auto found = known.constFind(name);
    if (found == known.cend())
        throw FieldError(u"An expression has no method '%1'."_s.arg(name));
    return ParsedValue::ofExpression((on.**found)(arguments.require(0, "other"_L1).toExpression()));
}

/// RawSQL('pages + %s', [1], output_field=IntegerField()).
static ParsedValue rawSql(const ParsedArguments &arguments)
{
    const ParsedValue *parameters = arguments.find(1, "params"_L1);
    const ParsedValue *field = outputField(arguments, 2);
    const QString sql =
            arguments.require(0, "sql"_L1).constant().toString().replace(u"%s"_s, u"?"_s);
    return ParsedValue::ofExpression(
            RawSql(sql, parameters ? parameters->constant().list() : ValueList(),
                   field ? std::optional(field->fieldKind) : std::nullopt));
}

std::optional<ParsedValue> callByName(const QString &name, const ParsedArguments &arguments)
{
    if (const auto found = calls().constFind(name); found != calls().cend())
        return (*found)(arguments);
    if (const std::optional<ParsedValue> part = windowPartByName(name, arguments))
        return part;
    if (const std::optional<ParsedValue> part = subqueryPartByName(name, arguments))
        return part;
    if (const std::optional<ParsedValue> lookup = lookupByName(name, arguments))
        return lookup;
    if (name == "RawSQL"_L1)
        return rawSql(arguments);
    if (const std::optional<ParsedValue> field = fieldByName(name, arguments))
        return field;
    QList<Argument> list;
    for (const ParsedValue &given : arguments.positional)
        list.append(given.toArgument());
    const std::optional<Expression> function = functionByName(name, list);
    return function ? std::optional(ParsedValue::ofExpression(*function)) : std::nullopt;
}

} // namespace Quintette::Internal
