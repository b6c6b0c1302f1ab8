// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/expressiontokens.h"

namespace Quintette::Internal {

/// Reads the tokens of an expression one by one.
class TokenReader
{
public:
    explicit TokenReader(const QString &text) : m_tokens(expressionTokens(text)) { }

    const ExpressionToken &peek(qsizetype ahead = 0) const;
    const ExpressionToken &take() { return m_tokens.at(m_at++); }
    bool isOperator(QLatin1StringView op, qsizetype ahead = 0) const;
    /// Whether ".name" follows.
    bool isMember() const;
    /// Goes past the operator if it is the next token.
    bool accept(QLatin1StringView op);
    /// Throws ValueError where another token is next.
    void expect(QLatin1StringView op);
    [[noreturn]] void unexpected() const;

private:
    QList<ExpressionToken> m_tokens;
    qsizetype m_at = 0;
};

} // namespace Quintette::Internal
