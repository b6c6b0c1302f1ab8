// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/orderingnode.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"

namespace Quintette::Internal {

static QLatin1StringView keyword(Combinator combinator, bool all)
{
    switch (combinator) {
    case Combinator::Union:
        return all ? " UNION ALL "_L1 : " UNION "_L1;
    case Combinator::Intersection:
        return " INTERSECT "_L1;
    default:
        return " EXCEPT "_L1;
    }
}

/// The column of all parts that has this name; 0 where none has, else its place from 1 on.
int Compiler::combinedColumn(const QString &name) const
{
    const Field *field = m_query.model->findField(name);
    for (int i = 0; i < m_layout.visibleColumns; ++i) {
        const RowLayout::Column &column = m_layout.columns.at(i);
        if (column.node ? column.name == name : column.field == field)
            return i + 1;
    }
    return 0;
}

void Compiler::writeCombinedOrder()
{
    bool first = true;
    for (const OrderItem &item : std::as_const(m_query.orderBy)) {
        const SortKey key = item.node ? SortKey(Expression(item.node)) : SortKey(item.name);
        const int place = combinedColumn(key.column());
        if (!place)
            throw DatabaseError(u"ORDER BY term does not match any column in the result set."_s);
        write(first ? " ORDER BY "_L1 : ", "_L1);
        first = false;
        write(QString::number(place));
        const SortKey wanted = m_query.reversed ? key.reversed() : key;
        if (const auto *ordering = nodeAs<OrderingNode>(wanted.expression.node().get()))
            ordering->writeDirection(*this);
        else
            write(wanted.isDescending() ? " DESC"_L1 : " ASC"_L1);
    }
}

// A part that can match nothing drops out of a union, empties an intersection, and of a difference
// only counts when it is the first.
Outcome Compiler::compileCombined()
{
    bool any = false;
    for (qsizetype i = 0; i < m_query.combined.size(); ++i) {
        Query part = *m_query.combined.at(i);
        if (!part.isSliced())
            part.clearOrdering(true);
        else if (!backend().supports(Backend::Feature::CombinedParentheses))
            throw DatabaseError(
                    u"LIMIT/OFFSET not allowed in subqueries of compound statements."_s);
        if (m_query.isValues && !part.isValues)
            part.setValues(m_query.valuesOrder);
        const Mark before = mark();
        if (any)
            write(keyword(m_query.combinator, m_query.combineAll));
        const bool parentheses = backend().supports(Backend::Feature::CombinedParentheses);
        // Without parentheses the parts of a part would be taken for those of the whole.
        const bool wrapped = !parentheses && part.combinator != Combinator::None;
        write(parentheses ? "("_L1 : wrapped ? "SELECT * FROM ("_L1 : ""_L1);
        Compiler compiler(part, m_dialect, m_out, m_outer);
        const Outcome outcome = compiler.compileSelect();
        write(parentheses || wrapped ? ")"_L1 : ""_L1);
        if (outcome == Outcome::Empty) {
            rewind(before);
            if (m_query.combinator == Combinator::Intersection
                || (m_query.combinator == Combinator::Difference && i == 0))
                return Outcome::Empty;
            continue;
        }
        if (!any)
            m_layout = compiler.layout();
        any = true;
    }
    if (!any || m_query.isNone || m_query.limit == 0)
        return Outcome::Empty;
    writeCombinedOrder();
    writeLimits();
    return Outcome::Sql;
}

} // namespace Quintette::Internal
