// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/filterexpression.h"

#include <memory>

namespace Quintette {
class Parser;
}

namespace Quintette::Internal {

/// The expression of an {% if %}: operands, and operators with Python's precedence. An operator
/// whose operands do not go together is false. Django: smartif.
class Condition
{
public:
    enum class Operator : quint8 {
        Operand,
        Or,
        And,
        Not,
        In,
        NotIn,
        Is,
        IsNot,
        Equal,
        NotEqual,
        Greater,
        GreaterOrEqual,
        Less,
        LessOrEqual
    };

    /// Compiles the words behind "if"; throws TemplateSyntaxError.
    static std::unique_ptr<Condition> compile(Parser &parser, const QStringList &words);

    Value evaluate(Context &context) const;
    /// An operand that is not there makes the whole condition false.
    bool isTrue(Context &context) const;

private:
    friend class ConditionParser;

    Value operate(Context &context) const;
    bool compares(const Value &left, const Value &right) const;
    bool isSame(const Value &left, const Value &right) const;

    Operator m_operator = Operator::Operand;
    FilterExpression m_operand;
    std::unique_ptr<Condition> m_left;
    std::unique_ptr<Condition> m_right;
};

} // namespace Quintette::Internal
