// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/tokenreader.h"

#include "core/base/error.h"

namespace Quintette::Internal {

const ExpressionToken &TokenReader::peek(qsizetype ahead) const
{
    return m_tokens.at(std::min(m_at + ahead, m_tokens.size() - 1));
}

bool TokenReader::isOperator(QLatin1StringView op, qsizetype ahead) const
{
    const ExpressionToken &token = peek(ahead);
    return token.kind == ExpressionToken::Kind::Operator && token.text == op;
}

bool TokenReader::isMember() const
{
    return isOperator("."_L1) && peek(1).kind == ExpressionToken::Kind::Name;
}

bool TokenReader::accept(QLatin1StringView op)
{
    if (!isOperator(op))
        return false;
    ++m_at;
    return true;
}

void TokenReader::expect(QLatin1StringView op)
{
    if (!accept(op))
        unexpected();
}

void TokenReader::unexpected() const
{
    throw ValueError(u"Unexpected '%1' at position %2 of the expression."_s.arg(peek().text)
                             .arg(peek().position + 1));
}

} // namespace Quintette::Internal
