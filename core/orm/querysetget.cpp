// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/orm/sql/getplan.h"
#include "core/orm/sql/runquery.h"

namespace Quintette {

using namespace Internal;

/// More than one is an error all the same, so there is no point in loading all of them. Django:
/// MAX_GET_RESULTS.
static constexpr int getLimit = 21;

static Query limited(const QuerySet &matching)
{
    Query query = matching.query();
    query.clearOrdering(false);
    query.limit = getLimit;
    return query;
}

static QList<Record> run(const QString &sql, const ValueList &parameters, const RowLayout &layout,
                         const Query &query)
{
    Connection &connection = connectionOf(query);
    const RowReader reader(layout, query, connection.backend());
    Cursor cursor = connection.execute(sql, parameters);
    QList<Record> records;
    while (cursor.next())
        records.append(reader.record(cursor));
    return records;
}

/// The objects of a whole table that meet the condition; remembers the statement for the next time.
static QList<Record> candidatesOfTable(const QuerySet &table, const Q &condition)
{
    const Query &all = table.query();
    const SqlDialect &dialect = SqlDialect::of(connectionOf(all).backend());
    GetPlans &plans = all.model->getPlans();
    const std::shared_ptr<const GetPlan> known = plans.find(dialect, condition);
    if (known) {
        if (const std::optional<ValueList> parameters = known->parameters(condition))
            return run(known->sql(), *parameters, known->layout(), all);
    }
    const Query query = limited(table.filter(condition));
    Statement statement;
    Compiler compiler(query, dialect, statement);
    if (compiler.compileSelect() == Outcome::Empty)
        return {};
    if (!known) {
        if (auto plan = GetPlan::make(query, condition, statement, compiler.layout(), dialect))
            plans.insert(std::move(plan));
    }
    return run(statement.sql, statement.parameters, compiler.layout(), query);
}

static QList<Record> candidates(const QuerySet &querySet, const Q &condition)
{
    if (!condition.isEmpty() && querySet.query().isPristine())
        return candidatesOfTable(querySet, condition);
    const QuerySet matching = querySet.filter(condition);
    if (matching.query().isSliced() || matching.query().combinator != Combinator::None)
        return matching.toList();
    return QuerySet(std::make_shared<const Query>(limited(matching))).toList();
}

Record QuerySet::get(const Q &condition) const
{
    const QList<Record> records = candidates(*this, condition);
    if (records.isEmpty())
        throw ObjectDoesNotExist(u"%1 matching query does not exist."_s.arg(model().name()));
    if (records.size() > 1) {
        const QString number = records.size() < getLimit ? QString::number(records.size())
                                                         : u"more than %1"_s.arg(getLimit - 1);
        throw MultipleObjectsReturned(u"get() returned more than one %1 -- it returned %2!"_s.arg(
                model().name(), number));
    }
    return records.first();
}

std::optional<Record> QuerySet::find(const Q &condition) const
{
    const QList<Record> records = candidates(*this, condition);
    return records.size() == 1 ? std::optional(records.first()) : std::nullopt;
}

} // namespace Quintette
