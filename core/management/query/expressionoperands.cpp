// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the operators of an expression: constants, lists, names and calls.
#include "core/management/query/expressionparser.h"

#include "core/base/error.h"
#include "core/management/query/aggregatecalls.h"
#include "core/management/query/constantcalls.h"
#include "core/management/query/functioncalls.h"
#include "core/management/query/querysetcalls.h"
#include "core/orm/aggregates/aggregates.h"

namespace Quintette::Internal {

namespace {

using Kind = ParsedValue::Kind;

enum class ListType { List, Tuple };

ParsedValue listOf(const QList<ParsedValue> &items, ListType type)
{
    ValueList constants;
    for (const ParsedValue &item : items) {
        if (item.kind != Kind::Constant)
            return {.kind = Kind::List, .items = items};
        constants.append(item.value);
    }
    return {.value = type == ListType::Tuple ? Value::tuple(constants) : Value(constants)};
}

} // namespace

ParsedValue ExpressionParser::parsePrimary()
{
    const ExpressionToken token = m_tokens.peek();
    if (token.kind == ExpressionToken::Kind::Number || token.kind == ExpressionToken::Kind::Text) {
        Value value = m_tokens.take().value;
        // Texts that follow each other are one, as in Python.
        while (token.kind == ExpressionToken::Kind::Text
               && m_tokens.peek().kind == ExpressionToken::Kind::Text)
            value = Value(value.string() + m_tokens.take().value.string());
        return {.value = value};
    }
    if (m_tokens.accept("("_L1))
        return parseParenthesis();
    if (m_tokens.accept("["_L1))
        return listOf(parseItems("]"_L1), ListType::List);
    if (m_tokens.accept("{"_L1))
        return parseDict();
    if (token.kind == ExpressionToken::Kind::Name)
        return parseName();
    if (m_tokens.accept("*"_L1))
        return {.kind = Kind::Name, .name = u"*"_s};
    m_tokens.unexpected();
}

ParsedValue ExpressionParser::parseParenthesis()
{
    if (m_tokens.accept(")"_L1))
        return {.value = Value::tuple({})};
    const ParsedValue first = parseOr();
    if (m_tokens.accept(")"_L1))
        return first;
    m_tokens.expect(","_L1);
    return listOf(QList<ParsedValue>{first} + parseItems(")"_L1), ListType::Tuple);
}

QList<ParsedValue> ExpressionParser::parseItems(QLatin1StringView end)
{
    QList<ParsedValue> items;
    while (!m_tokens.accept(end)) {
        items.append(parseOr());
        if (!m_tokens.isOperator(end))
            m_tokens.expect(","_L1);
    }
    return items;
}

/// {'lang': 'en'}: an object of JSON.
ParsedValue ExpressionParser::parseDict()
{
    Dict items;
    while (!m_tokens.accept("}"_L1)) {
        const ParsedValue key = parseOr();
        if (!key.isText())
            throw TypeError(u"A key of an object is a text."_s);
        m_tokens.expect(":"_L1);
        items.insert(key.value.string(), parseOr().constant());
        if (!m_tokens.isOperator("}"_L1))
            m_tokens.expect(","_L1);
    }
    return {.value = Value(items)};
}

ParsedValue ExpressionParser::parseName()
{
    QStringList names{m_tokens.take().text};
    while (m_tokens.isMember()) {
        m_tokens.take();
        names += m_tokens.take().text;
        if (names.last() == "objects"_L1)
            return ParsedValue::ofQuerySet(managerOf(m_models, names.first(names.size() - 1)));
    }
    // datetime.date and the like: the last name says what is meant.
    const QString &name = names.last();
    if (m_tokens.isOperator("("_L1))
        return parseCall(name);
    if (name == "True"_L1 || name == "False"_L1)
        return {.value = Value(name == "True"_L1)};
    if (name == "None"_L1)
        return {};
    return {.kind = Kind::Name, .name = name};
}

ParsedArguments ExpressionParser::parseArguments()
{
    m_tokens.expect("("_L1);
    ParsedArguments arguments;
    while (!m_tokens.accept(")"_L1)) {
        if (m_tokens.peek().kind == ExpressionToken::Kind::Name && m_tokens.isOperator("="_L1, 1)) {
            const QString name = m_tokens.take().text;
            m_tokens.take();
            arguments.named.append({name, parseOr()});
        } else {
            arguments.positional.append(parseOr());
        }
        if (!m_tokens.isOperator(")"_L1))
            m_tokens.expect(","_L1);
    }
    return arguments;
}

ParsedValue ExpressionParser::parseCall(const QString &name)
{
    const ParsedArguments arguments = parseArguments();
    if (name == "Q"_L1)
        return ParsedValue::ofCondition(arguments.toCondition());
    if (name == "F"_L1 && arguments.positional.size() == 1)
        return ParsedValue::ofExpression(F(arguments.positional.first().path()));
    if (const std::optional<Value> constant = constantByName(name, arguments))
        return {.value = *constant};
    if (Aggregate::names().contains(name))
        return callAggregate(name, arguments);
    if (const std::optional<ParsedValue> made = callByName(name, arguments))
        return *made;
    throw FieldError(u"There is no function '%1'."_s.arg(name));
}

} // namespace Quintette::Internal
