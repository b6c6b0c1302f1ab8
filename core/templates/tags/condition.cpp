// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/condition.h"

#include "core/templates/format/pythoncontainer.h"
#include "core/templates/parser.h"

#include <array>

namespace Quintette::Internal {

namespace {

struct OperatorInfo
{
    QStringView word;
    Condition::Operator kind;
    int binding;
};

constexpr std::array<OperatorInfo, 13> operators{{{u"or", Condition::Operator::Or, 6},
                                                  {u"and", Condition::Operator::And, 7},
                                                  {u"not", Condition::Operator::Not, 8},
                                                  {u"in", Condition::Operator::In, 9},
                                                  {u"not in", Condition::Operator::NotIn, 9},
                                                  {u"is", Condition::Operator::Is, 10},
                                                  {u"is not", Condition::Operator::IsNot, 10},
                                                  {u"==", Condition::Operator::Equal, 10},
                                                  {u"!=", Condition::Operator::NotEqual, 10},
                                                  {u">", Condition::Operator::Greater, 10},
                                                  {u">=", Condition::Operator::GreaterOrEqual, 10},
                                                  {u"<", Condition::Operator::Less, 10},
                                                  {u"<=", Condition::Operator::LessOrEqual, 10}}};

const OperatorInfo *operatorNamed(const QString &word)
{
    const auto found =
            std::find_if(operators.begin(), operators.end(),
                         [&word](const OperatorInfo &each) { return each.word == word; });
    return found == operators.end() ? nullptr : &*found;
}

} // namespace

/// A top-down parser by binding powers (Pratt).
class ConditionParser
{
public:
    ConditionParser(Parser &parser, const QStringList &words) : m_parser(parser)
    {
        for (qsizetype i = 0; i < words.size(); ++i) {
            const QString next = words.value(i + 1);
            if ((words[i] == u"is" && next == u"not") || (words[i] == u"not" && next == u"in")) {
                m_words += words[i] + u' ' + next;
                ++i;
            } else {
                m_words += words[i];
            }
        }
        // Operands are compiled first, so that a mistake in one is reported before a mistake in
        // their order.
        for (const QString &word : std::as_const(m_words))
            m_operands.push_back(operatorNamed(word) ? FilterExpression() : parser.compile(word));
    }

    std::unique_ptr<Condition> parse()
    {
        std::unique_ptr<Condition> condition = expression(0);
        if (m_at < m_words.size())
            throw TemplateSyntaxError(u"Unused '%1' at end of if expression."_s.arg(m_words[m_at]));
        return condition;
    }

private:
    int nextBinding() const
    {
        const OperatorInfo *info = m_at < m_words.size() ? operatorNamed(m_words[m_at]) : nullptr;
        return info ? info->binding : 0;
    }

    std::unique_ptr<Condition> expression(int binding)
    {
        if (++m_depth > Parser::depthLimit)
            throw TemplateSyntaxError(u"the condition of an if tag is nested too deep"_s);
        std::unique_ptr<Condition> left = prefix();
        while (binding < nextBinding())
            left = infix(std::move(left));
        --m_depth;
        return left;
    }

    std::unique_ptr<Condition> prefix()
    {
        if (m_at >= m_words.size())
            throw TemplateSyntaxError(u"Unexpected end of expression in if tag."_s);
        const qsizetype at = m_at++;
        auto condition = std::make_unique<Condition>();
        const OperatorInfo *info = operatorNamed(m_words[at]);
        if (!info) {
            condition->m_operand = std::move(m_operands[size_t(at)]);
            return condition;
        }
        if (info->kind != Condition::Operator::Not)
            throw TemplateSyntaxError(
                    u"Not expecting '%1' in this position in if tag."_s.arg(m_words[at]));
        condition->m_operator = info->kind;
        condition->m_left = expression(info->binding);
        return condition;
    }

    std::unique_ptr<Condition> infix(std::unique_ptr<Condition> left)
    {
        const OperatorInfo *info = operatorNamed(m_words[m_at++]);
        if (info->kind == Condition::Operator::Not)
            throw TemplateSyntaxError(u"Not expecting 'not' as infix operator in if tag."_s);
        auto condition = std::make_unique<Condition>();
        condition->m_operator = info->kind;
        condition->m_left = std::move(left);
        condition->m_right = expression(info->binding);
        return condition;
    }

    Parser &m_parser;
    QStringList m_words;
    std::vector<FilterExpression> m_operands;
    qsizetype m_at = 0;
    size_t m_depth = 0;
};

std::unique_ptr<Condition> Condition::compile(Parser &parser, const QStringList &words)
{
    return ConditionParser(parser, words).parse();
}

bool Condition::isTrue(Context &context) const
{
    try {
        return evaluate(context).isTrue();
    } catch (const VariableDoesNotExist &) {
        return false;
    }
}

Value Condition::evaluate(Context &context) const
{
    if (m_operator == Operator::Operand)
        return m_operand.resolve(context, FilterExpression::Missing::None);
    try {
        return operate(context);
    } catch (const TemplateLimitError &) {
        throw;
    } catch (const Error &) {
        return false;
    }
}

Value Condition::operate(Context &context) const
{
    switch (m_operator) {
    case Operator::Or: {
        Value left = m_left->evaluate(context);
        return left.isTrue() ? left : m_right->evaluate(context);
    }
    case Operator::And: {
        Value left = m_left->evaluate(context);
        return left.isTrue() ? m_right->evaluate(context) : left;
    }
    case Operator::Not:
        return !m_left->evaluate(context).isTrue();
    case Operator::In:
    case Operator::NotIn: {
        const std::optional<bool> found =
                isIn(m_left->evaluate(context), m_right->evaluate(context));
        return found && *found == (m_operator == Operator::In);
    }
    default:
        return compares(m_left->evaluate(context), m_right->evaluate(context));
    }
}

bool Condition::compares(const Value &left, const Value &right) const
{
    if (m_operator == Operator::Equal)
        return left == right;
    if (m_operator == Operator::NotEqual)
        return !(left == right);
    if (m_operator == Operator::Is || m_operator == Operator::IsNot)
        return isSame(left, right) == (m_operator == Operator::Is);
    const std::optional<int> order = Value::compare(left, right);
    if (!order)
        return false;
    switch (m_operator) {
    case Operator::Greater:
        return *order > 0;
    case Operator::GreaterOrEqual:
        return *order >= 0;
    case Operator::Less:
        return *order < 0;
    default:
        return *order <= 0;
    }
}

/// Whether both are one object in Python: what it has only once (None, booleans, small integers),
/// or the same variable.
bool Condition::isSame(const Value &left, const Value &right) const
{
    if (left.type() != right.type())
        return false;
    switch (left.type()) {
    case Value::Type::None:
        return true;
    case Value::Type::Bool:
        return left.boolean() == right.boolean();
    case Value::Type::Int:
        if (left.integer() == right.integer() && left.integer() >= -5 && left.integer() <= 256)
            return true;
        break;
    case Value::Type::String:
        if (left.string().size() < 2 && left.string() == right.string())
            return true;
        break;
    case Value::Type::Object:
        return left.object() == right.object();
    default:
        break;
    }
    return m_left->m_operator == Operator::Operand && m_right->m_operator == Operator::Operand
            && m_left->m_operand.source() == m_right->m_operand.source()
            && !m_left->m_operand.hasFilters() && !m_left->m_operand.variable().isConstant();
}

} // namespace Quintette::Internal
