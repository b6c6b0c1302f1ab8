// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/filterexpression.h"

namespace Quintette {

class Parser;

/// Reads "variable|filter:argument|filter" once, when a template is compiled.
class ExpressionParser
{
public:
    ExpressionParser(const QString &source, const Parser &parser);

    FilterExpression run();

private:
    FilterExpression::Step nextFilter();
    /// The end of the quoted literal at from, or -1.
    qsizetype endOfLiteral(qsizetype from) const;
    /// The end of the literal, number or name at from, or -1.
    qsizetype endOfOperand(qsizetype from) const;

    const QString &m_source;
    const Parser &m_parser;
    qsizetype m_at = 0;
};

} // namespace Quintette
