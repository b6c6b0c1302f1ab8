// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"
#include "core/management/query/tokenreader.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

/// Reads an expression as Python writes it, with Python's precedence of the operators that Q, F,
/// query sets and constants have. Throws ValueError saying where it fails, and whatever the calls
/// in it throw.
class ExpressionParser
{
public:
    /// models: those that "Book.objects" can mean.
    ExpressionParser(const QString &text, const ModelRegistry &models);

    /// The whole text.
    ParsedValue parse();

private:
    ParsedValue parseOr();
    ParsedValue parseXor();
    ParsedValue parseAnd();
    ParsedValue parseSum();
    ParsedValue parseProduct();
    ParsedValue parseUnary();
    ParsedValue parseMethods(ParsedValue base);
    ParsedValue parsePrimary();
    ParsedValue parseParenthesis();
    QList<ParsedValue> parseItems(QLatin1StringView end);
    ParsedValue parseDict();
    ParsedValue parseName();
    ParsedArguments parseArguments();
    ParsedValue parseCall(const QString &name);
    ParsedValue parseSubscript(const QuerySet &of);
    ParsedValue parseSubscript(const Expression &of);
    ParsedValue parseSubscript(const ValueList &of);
    std::optional<qint64> parseBound();

    const ModelRegistry &m_models;
    TokenReader m_tokens;
    int m_depth = 0;
};

} // namespace Quintette::Internal
