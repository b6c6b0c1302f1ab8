// SPDX-License-Identifier: GPL-3.0-or-later
// One grammar in one class: Python's precedence of the operators of Q, F, query sets and constants.
#include "core/management/query/expressionparser.h"

#include "core/base/error.h"
#include "core/management/query/aggregatecalls.h"
#include "core/management/query/constantcalls.h"
#include "core/management/query/functioncalls.h"
#include "core/management/query/querysetcalls.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/functions/text.h"

namespace Quintette::Internal {

namespace {

using Token = ExpressionToken;
using Kind = ParsedValue::Kind;

/// How deep parentheses and calls may stand in each other.
constexpr int depthLimit = 100;

class Depth
{
public:
    explicit Depth(int &depth) : m_depth(depth)
    {
        if (++m_depth > depthLimit)
            throw ValueError(u"The expression is nested more than %1 deep."_s.arg(depthLimit));
    }
    ~Depth() { --m_depth; }
    Q_DISABLE_COPY_MOVE(Depth)

private:
    int &m_depth;
};

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

bool areQuerySets(const ParsedValue &a, const ParsedValue &b)
{
    return a.kind == Kind::QuerySet && b.kind == Kind::QuerySet;
}

ParsedValue negative(const ParsedValue &operand)
{
    if (operand.kind != Kind::Constant)
        return ParsedValue::ofExpression(operand.toExpression() * Literal(Value(-1)));
    if (operand.value.type() == Value::Type::Float)
        return {.value = Value(-operand.value.number())};
    const std::optional<Decimal> number = operand.value.toDecimal();
    if (!number || !operand.value.isNumber())
        throw TypeError(u"bad operand for unary -: %1"_s.arg(operand.value.toRepr()));
    return {.value = operand.value.type() == Value::Type::Decimal ? Value(-*number)
                                                                  : Value::integer(-*number)};
}

} // namespace

ExpressionParser::ExpressionParser(const QString &text, const ModelRegistry &models)
    : m_models(models), m_tokens(text)
{
}

ParsedValue ExpressionParser::parse()
{
    const ParsedValue meaning = parseOr();
    if (m_tokens.peek().kind != Token::Kind::End)
        m_tokens.unexpected();
    return meaning;
}

ParsedValue ExpressionParser::parseOr()
{
    const Depth depth(m_depth);
    ParsedValue left = parseXor();
    while (m_tokens.accept("|"_L1)) {
        const ParsedValue right = parseXor();
        left = areQuerySets(left, right)
                ? ParsedValue::ofQuerySet(*left.querySet | *right.querySet)
                : ParsedValue::ofCondition(left.toCondition() | right.toOperandOf(left));
    }
    return left;
}

ParsedValue ExpressionParser::parseXor()
{
    ParsedValue left = parseAnd();
    while (m_tokens.accept("^"_L1)) {
        const ParsedValue right = parseAnd();
        left = areQuerySets(left, right)
                ? ParsedValue::ofQuerySet(*left.querySet ^ *right.querySet)
                : ParsedValue::ofCondition(left.toCondition() ^ right.toOperandOf(left));
    }
    return left;
}

ParsedValue ExpressionParser::parseAnd()
{
    ParsedValue left = parseSum();
    while (m_tokens.accept("&"_L1)) {
        const ParsedValue right = parseSum();
        left = areQuerySets(left, right)
                ? ParsedValue::ofQuerySet(*left.querySet & *right.querySet)
                : ParsedValue::ofCondition(left.toCondition() & right.toOperandOf(left));
    }
    return left;
}

ParsedValue ExpressionParser::parseSum()
{
    ParsedValue left = parseProduct();
    while (m_tokens.isOperator("+"_L1) || m_tokens.isOperator("-"_L1)) {
        const bool plus = m_tokens.take().text == "+"_L1;
        const ParsedValue right = parseProduct();
        left = plus ? ParsedValue::ofExpression(left.toExpression() + right.toExpression())
                    : ParsedValue::ofExpression(left.toExpression() - right.toExpression());
    }
    return left;
}

ParsedValue ExpressionParser::parseProduct()
{
    ParsedValue left = parseUnary();
    while (m_tokens.isOperator("*"_L1) || m_tokens.isOperator("/"_L1)
           || m_tokens.isOperator("%"_L1)) {
        const QString op = m_tokens.take().text;
        const Expression a = left.toExpression();
        const Expression b = parseUnary().toExpression();
        left = ParsedValue::ofExpression(op == "*"_L1 ? a * b : op == "/"_L1 ? a / b : a % b);
    }
    return left;
}

ParsedValue ExpressionParser::parseUnary()
{
    const Depth depth(m_depth);
    if (m_tokens.accept("~"_L1))
        return ParsedValue::ofCondition(~parseUnary().toCondition());
    if (m_tokens.accept("+"_L1))
        return parseUnary();
    if (m_tokens.accept("-"_L1))
        return negative(parseUnary());
    ParsedValue base = parseMethods(parsePrimary());
    if (m_tokens.accept("**"_L1))
        return ParsedValue::ofExpression(base.toExpression().power(parseUnary().toExpression()));
    return base;
}

ParsedValue ExpressionParser::parseMethods(ParsedValue base)
{
    while (true) {
        if (m_tokens.isMember()) {
            m_tokens.take();
            const QString name = m_tokens.take().text;
            const ParsedArguments arguments = parseArguments();
            base = base.kind == Kind::QuerySet ? callQuerySet(*base.querySet, name, arguments)
                                               : callMethod(base.toExpression(), name, arguments);
        } else if (base.kind == Kind::QuerySet && m_tokens.accept("["_L1)) {
            base = parseSubscript(*base.querySet);
        } else if (base.kind == Kind::Expression && m_tokens.accept("["_L1)) {
            base = parseSubscript(base.expression);
        } else {
            return base;
        }
    }
}

std::optional<qint64> ExpressionParser::parseBound()
{
    if (m_tokens.isOperator(":"_L1) || m_tokens.isOperator("]"_L1))
        return std::nullopt;
    const std::optional<qint64> bound = parseSum().constant().toInt();
    if (!bound)
        throw TypeError(u"QuerySet indices must be integers or slices."_s);
    return bound;
}

ParsedValue ExpressionParser::parseSubscript(const QuerySet &of)
{
    const std::optional<qint64> from = parseBound();
    if (!m_tokens.accept(":"_L1)) {
        m_tokens.expect("]"_L1);
        return itemOf(of, from.value_or(0));
    }
    const std::optional<qint64> to = parseBound();
    m_tokens.expect("]"_L1);
    return ParsedValue::ofQuerySet(sliceOf(of, from, to));
}

/// F('title')[1:3]: a part of a text.
ParsedValue ExpressionParser::parseSubscript(const Expression &of)
{
    const std::optional<qint64> from = parseBound();
    const bool isSlice = m_tokens.accept(":"_L1);
    const std::optional<qint64> to = isSlice ? parseBound() : from.value_or(0) + 1;
    m_tokens.expect("]"_L1);
    const qint64 start = from.value_or(0);
    if (start < 0 || (to && *to < 0))
        throw ValueError(u"Negative indexing is not supported."_s);
    if (to && *to <= start)
        throw ValueError(u"Slice stop must be greater than slice start."_s);
    return ParsedValue::ofExpression(to ? Substr(of, Literal(start + 1), Literal(*to - start))
                                        : Substr(of, Literal(start + 1)));
}

ParsedValue ExpressionParser::parsePrimary()
{
    const Token token = m_tokens.peek();
    if (token.kind == Token::Kind::Number || token.kind == Token::Kind::Text) {
        Value value = m_tokens.take().value;
        // Texts that follow each other are one, as in Python.
        while (token.kind == Token::Kind::Text && m_tokens.peek().kind == Token::Kind::Text)
            value = Value(value.string() + m_tokens.take().value.string());
        return {.value = value};
    }
    if (m_tokens.accept("("_L1))
        return parseParenthesis();
    if (m_tokens.accept("["_L1))
        return listOf(parseItems("]"_L1), ListType::List);
    if (token.kind == Token::Kind::Name)
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
        if (m_tokens.peek().kind == Token::Kind::Name && m_tokens.isOperator("="_L1, 1)) {
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
    const Depth depth(m_depth);
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
