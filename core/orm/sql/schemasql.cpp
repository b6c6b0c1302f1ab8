// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/schemasql.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/opclass.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/filterbuilder.h"
#include "core/orm/sql/orderingnode.h"

namespace Quintette::Internal {

/// The parameters in their places, but for question marks in names and texts.
static QString writtenOut(const Statement &statement, const Backend &backend)
{
    QString sql;
    QChar quote;
    qsizetype next = 0;
    for (const QChar c : statement.sql) {
        if (c == u'?' && quote.isNull()) {
            sql += backend.quoteValue(statement.parameters.at(next++));
            continue;
        }
        if (c == quote)
            quote = QChar();
        else if (quote.isNull() && (c == u'"' || c == u'\''))
            quote = c;
        sql += c;
    }
    return sql;
}

static void refuseJoins(const Query &query)
{
    for (qsizetype i = 1; i < query.joins.size(); ++i) {
        if (query.joins.at(i).references > 0)
            throw FieldError(u"Joined field references are not permitted in this query"_s);
    }
}

QString conditionSql(const Q &condition, const ModelInfo &model, const Backend &backend)
{
    Query query(model, QString());
    query.baseJoin();
    FilterBuilder::addTo(query, condition);
    refuseJoins(query);
    Statement statement;
    Compiler compiler(query, SqlDialect::of(backend), statement);
    compiler.setUnqualified(true);
    if (compiler.compileWhere() == Outcome::Empty)
        return u"1 = 0"_s;
    const QString sql = writtenOut(statement, backend);
    return sql.startsWith(" WHERE "_L1) ? sql.sliced(7) : u"1 = 1"_s;
}

QString expressionSql(const Expression &expression, const ModelInfo &model, const Backend &backend)
{
    Query query(model, QString());
    query.baseJoin();
    Resolution in{query, false};
    const NodePtr node = expression.node()->resolve(in);
    refuseJoins(query);
    const auto *ordering = nodeAs<OrderingNode>(node.get());
    const auto [value, opClass] = opClassParts(ordering ? node->sources().first() : node);
    Statement statement;
    Compiler compiler(query, SqlDialect::of(backend), statement);
    compiler.setUnqualified(true);
    const bool isColumn = value->type() == Node::Type::Column;
    compiler.write(isColumn ? ""_L1 : "("_L1);
    compiler.compileValue(value);
    compiler.write(isColumn ? ""_L1 : ")"_L1);
    if (!opClass.isEmpty() && backend.supports(Backend::Feature::IndexOptions)) {
        compiler.write(u' ');
        compiler.write(opClass);
    }
    if (ordering)
        ordering->writeDirection(compiler);
    return writtenOut(statement, backend);
}

} // namespace Quintette::Internal
