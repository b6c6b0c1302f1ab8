// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/conditionparser.h"

#include "core/base/error.h"
#include "core/management/query/expressionparser.h"
#include "core/management/query/querysetrows.h"

namespace Quintette::Internal {

Q parseCondition(const QString &text, const ModelRegistry &models)
{
    return ExpressionParser(text, models).parse().toCondition();
}

NamedExpression parseNamedExpression(const QString &text, const ModelRegistry &models)
{
    const qsizetype equals = text.indexOf(u'=');
    const qsizetype parenthesis = text.indexOf(u'(');
    const bool named = equals > 0 && (parenthesis < 0 || equals < parenthesis);
    const ParsedValue meaning =
            ExpressionParser(named ? text.sliced(equals + 1) : text, models).parse();
    if (meaning.kind == ParsedValue::Kind::Relation)
        return {named ? text.first(equals).trimmed() : QString(), Expression(), meaning.relation};
    return {named ? text.first(equals).trimmed() : meaning.defaultAlias, meaning.toExpression()};
}

QuerySet parseQuerySet(const QString &text, const ModelRegistry &models)
{
    const ParsedValue meaning = ExpressionParser(text, models).parse();
    if (meaning.kind != ParsedValue::Kind::QuerySet)
        throw TypeError(u"A query set is expected: Book.objects.filter(...)."_s);
    return *meaning.querySet;
}

QList<Dict> runQuerySet(const QString &text, const ModelRegistry &models)
{
    const ParsedValue meaning = ExpressionParser(text, models).parse();
    if (meaning.kind == ParsedValue::Kind::QuerySet)
        return rowsOf(*meaning.querySet);
    Dict row;
    row.insert(u"result"_s, meaning.constant());
    return {row};
}

} // namespace Quintette::Internal
