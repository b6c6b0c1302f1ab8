// SPDX-License-Identifier: GPL-3.0-or-later
// One grammar in one class, its operands in expressionoperands.cpp: Python's precedence of the
// operators of Q, F, query sets and constants.
#include "core/management/query/expressionparser.h"

#include "core/base/error.h"
#include "core/management/query/functioncalls.h"
#include "core/management/query/querysetcalls.h"
#include "core/orm/functions/text.h"

namespace Quintette::Internal {

namespace {

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

/// What can be computed with; lists can not, whatever Python makes of them.
Expression operand(const ParsedValue &value)
{
    if (value.kind == Kind::List || (value.kind == Kind::Constant && value.value.isList()))
        throw TypeError(u"unsupported operand: a list"_s);
    return value.toExpression();
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
    if (m_tokens.peek().kind != ExpressionToken::Kind::End)
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
        const Expression a = operand(left);
        const Expression b = operand(parseProduct());
        left = ParsedValue::ofExpression(plus ? a + b : a - b);
    }
    return left;
}

ParsedValue ExpressionParser::parseProduct()
{
    ParsedValue left = parseUnary();
    while (m_tokens.isOperator("*"_L1) || m_tokens.isOperator("/"_L1)
           || m_tokens.isOperator("%"_L1)) {
        const QString op = m_tokens.take().text;
        const Expression a = operand(left);
        const Expression b = operand(parseUnary());
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
        } else if (base.kind == Kind::Constant && base.value.isList() && m_tokens.accept("["_L1)) {
            base = parseSubscript(base.value.list());
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

/// dates(...)[:3]: a part of the values.
ParsedValue ExpressionParser::parseSubscript(const ValueList &of)
{
    const qint64 from = parseBound().value_or(0);
    const bool isSlice = m_tokens.accept(":"_L1);
    const qint64 to = isSlice ? parseBound().value_or(of.size()) : from + 1;
    m_tokens.expect("]"_L1);
    if (from < 0 || to < 0)
        throw ValueError(u"Negative indexing is not supported."_s);
    if (!isSlice && from >= of.size())
        throw ValueError(u"list index out of range"_s);
    const qint64 start = std::min<qint64>(from, of.size());
    const ValueList part = of.mid(start, std::max<qint64>(0, to - start));
    return {.value = isSlice ? Value(part) : part.first()};
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

} // namespace Quintette::Internal
