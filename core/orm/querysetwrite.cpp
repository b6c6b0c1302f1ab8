// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/collector.h"
#include "core/orm/columnvalue.h"
#include "core/orm/expression.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/orm/query.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/compositekey.h"
#include "core/orm/sql/queryconnection.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette {

using namespace Internal;

qint64 QuerySet::update(const QList<QPair<QString, Value>> &values) const
{
    const Backend &backend = writeConnectionOf(*m_query).backend();
    QList<QPair<QString, Expression>> expressions;
    for (const auto &[name, value] : values) {
        const Field &field = model().field(name);
        const Value ready = storableValue(field, value, backend);
        (void)columnValue(field, ready, backend); // refuses by name what cannot be bound
        expressions.append({name, Expression(std::make_shared<LiteralNode>(ready, &field))});
    }
    return update(expressions);
}

/// Keys of one UPDATE among several; below every database's limit of parameters.
static constexpr qsizetype keysPerUpdate = 500;

/// WHERE can stand in the UPDATE itself; else the rows are named by a subquery.
static bool isPlain(const Query &query)
{
    const bool joined =
            std::any_of(query.joins.cbegin() + (query.joins.isEmpty() ? 0 : 1), query.joins.cend(),
                        [](const Join &join) { return join.references > 0; });
    const bool qualified = std::any_of(query.where.cbegin(), query.where.cend(),
                                       [](const NodePtr &node) { return node->containsWindow(); });
    return !joined && !qualified && query.groupBy == GroupBy::None && !query.distinct;
}

/// The query as a condition on the rows of its own table.
static Query rowsOf(const Query &query)
{
    if (isPlain(query))
        return query;
    const ModelInfo &model = *query.model;
    Query keys = query;
    keys.clearOrdering(true);
    keys.clearSelect();
    for (const NodePtr &column : keyColumns(model))
        keys.select.append({QString(), column});
    const auto subquery = std::make_shared<SubqueryNode>(std::make_shared<const Query>(keys),
                                                         SubqueryNode::Use::Rows);
    Query rows(model, query.database);
    rows.baseJoin();
    if (model.primaryKey().isCompositeKey())
        rows.where = {std::make_shared<TupleInNode>(keyColumns(model), subquery)};
    else
        rows.where = {makeLookup(std::make_shared<ColumnNode>(0, &model.primaryKey()),
                                 splitNames(u"in"), 0, Value(), subquery)};
    return rows;
}

using Assignments = QList<QPair<QString, Expression>>;

/// UPDATE changes one table: those of the ancestors get their own, for the same objects. The number
/// of objects, as the own table or else the first of the others says.
static qint64 updateTables(const QuerySet &querySet, const QList<const ModelInfo *> &owners,
                           const QHash<const ModelInfo *, Assignments> &values)
{
    const ModelInfo &own = querySet.model().concrete();
    QStringList keyNames;
    for (const ModelInfo *owner : owners)
        keyNames += owner->primaryKey().attname();
    qint64 updated = 0;
    connectionOf(querySet.query()).atomic([&] {
        const QList<Dict> rows = querySet.orderBy(QStringList()).values(keyNames).toDicts();
        for (qsizetype i = 0; i < owners.size(); ++i) {
            qint64 here = 0;
            const QuerySet table(*owners.at(i), querySet.database());
            for (qsizetype from = 0; from < rows.size(); from += keysPerUpdate) {
                ValueList keys;
                for (const Dict &row :
                     rows.sliced(from, std::min(keysPerUpdate, rows.size() - from)))
                    keys += row.value(keyNames.at(i));
                here += table.filter(Q(Lookup(u"pk__in"_s, Value(keys))))
                                .update(values.value(owners.at(i)));
            }
            if (i == 0 || owners.at(i) == &own)
                updated = here;
        }
    });
    return updated;
}

qint64 QuerySet::update(const QList<QPair<QString, Expression>> &values) const
{
    m_query->refuseCombined("update"_L1);
    if (m_query->isSliced())
        throw TypeError(u"Cannot update a query once a slice has been taken."_s);
    if (values.isEmpty() || m_query->isNone)
        return 0;
    if (!model().parents().isEmpty()) {
        QList<const ModelInfo *> owners;
        QHash<const ModelInfo *, Assignments> byOwner;
        for (const auto &[name, expression] : values) {
            const Field &field = model().field(name).declared();
            if (!owners.contains(&field.model()))
                owners += &field.model();
            byOwner[&field.model()].append({field.name(), expression});
        }
        if (owners != QList<const ModelInfo *>{&model().concrete()})
            return updateTables(*this, owners, byOwner);
    }
    Connection &connection = writeConnectionOf(*m_query);
    Query query = *m_query;
    query.database = connection.alias();
    query.baseJoin();

    Statement statement;
    QList<QPair<const Field *, NodePtr>> assignments;
    for (const auto &[name, expression] : values) {
        const Field &field = model().field(name);
        if (field.index() < 0)
            throw FieldError(
                    u"Cannot update model field %1 (only non-relations and foreign keys permitted)."_s
                            .arg(name));
        Resolution in{query, false};
        NodePtr node = expression.node()->resolve(in);
        if (node->type() == Node::Type::Tuple) {
            throw FieldError(
                    u"Composite primary keys expressions are not allowed in this query (%1)."_s.arg(
                            name));
        }
        if (node->containsAggregate() || node->containsWindow())
            throw FieldError(
                    u"Aggregate functions are not allowed in this query (%1)."_s.arg(name));
        assignments.append({&field, std::move(node)});
    }
    const Query where = rowsOf(query);
    Compiler compiler(where, SqlDialect::of(connection.backend()), statement);
    compiler.write("UPDATE "_L1);
    compiler.writeQuoted(model().table());
    compiler.write(" SET "_L1);
    bool first = true;
    for (const auto &[field, node] : std::as_const(assignments)) {
        compiler.write(first ? ""_L1 : ", "_L1);
        first = false;
        compiler.writeQuoted(field->column());
        compiler.write(" = "_L1);
        compiler.compileValue(node);
    }
    if (compiler.compileWhere() == Outcome::Empty)
        return 0;
    return connection.execute(statement.sql, statement.parameters).rowsAffected();
}

/// One DELETE, for rows that nobody has to be told about.
static qint64 deleteRows(const Query &query)
{
    if (query.isNone)
        return 0;
    Connection &connection = writeConnectionOf(query);
    Query base = query;
    base.database = connection.alias();
    base.baseJoin();
    Statement statement;
    Compiler compiler(rowsOf(base), SqlDialect::of(connection.backend()), statement);
    compiler.write("DELETE FROM "_L1);
    compiler.writeQuoted(query.model->table());
    if (compiler.compileWhere() == Outcome::Empty)
        return 0;
    return connection.execute(statement.sql, statement.parameters).rowsAffected();
}

QMap<QString, qint64> QuerySet::remove() const
{
    m_query->refuseCombined("delete"_L1);
    if (m_query->isSliced())
        throw TypeError(u"Cannot use 'limit' or 'offset' with delete()."_s);
    if (!m_query->distinctFields.isEmpty())
        throw TypeError(u"Cannot call delete() after .distinct(*fields)."_s);
    if (m_query->isValues)
        throw TypeError(u"Cannot call delete() after .values() or .values_list()"_s);
    if (!canDeleteUnread(model()))
        return deleteRecords(toList());
    const qint64 count = deleteRows(*m_query);
    return count > 0 ? QMap<QString, qint64>{{model().label(), count}} : QMap<QString, qint64>();
}

Record QuerySet::create(const QList<QPair<QString, Value>> &values) const
{
    Record record(model());
    for (const auto &[name, value] : values)
        record.setValue(name, value);
    save(record, {.forceInsert = true, .database = writeDatabase(*m_query)});
    return record;
}

static Q exactly(const QList<QPair<QString, Value>> &lookups)
{
    QList<Lookup> list;
    for (const auto &[path, value] : lookups)
        list.append(Lookup(path, value));
    return Q(list);
}

QPair<Record, bool> QuerySet::getOrCreate(const QList<QPair<QString, Value>> &lookups,
                                          const QList<QPair<QString, Value>> &defaults) const
{
    try {
        return {get(exactly(lookups)), false};
    } catch (const ObjectDoesNotExist &) {
    }
    QList<QPair<QString, Value>> values;
    for (const auto &[path, value] : lookups) {
        if (!path.contains("__"_L1))
            values.append({path, value});
    }
    values += defaults;
    try {
        std::optional<Record> made;
        writeConnectionOf(*m_query).atomic([&] { made = create(values); });
        return {*made, true};
    } catch (const IntegrityError &) {
        // Another program was faster: then it is there now.
        if (const std::optional<Record> record = find(exactly(lookups)))
            return {*record, false};
        throw;
    }
}

QPair<Record, bool> QuerySet::updateOrCreate(const QList<QPair<QString, Value>> &lookups,
                                             const QList<QPair<QString, Value>> &defaults) const
{
    return updateOrCreate(lookups, defaults, defaults);
}

QPair<Record, bool>
QuerySet::updateOrCreate(const QList<QPair<QString, Value>> &lookups,
                         const QList<QPair<QString, Value>> &defaults,
                         const QList<QPair<QString, Value>> &createDefaults) const
{
    std::optional<QPair<Record, bool>> result;
    writeConnectionOf(*m_query).atomic([&] {
        result = selectForUpdate().getOrCreate(lookups, createDefaults);
        if (result->second)
            return;
        for (const auto &[name, value] : defaults)
            result->first.setValue(name, value);
        save(result->first, {.database = writeDatabase(*m_query)});
    });
    return *result;
}

} // namespace Quintette
