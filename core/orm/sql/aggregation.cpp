// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/aggregation.h"

#include "core/base/error.h"
#include "core/db/connection.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/combinedtypes.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/referencenode.h"
#include "core/orm/sql/valuereading.h"

namespace Quintette::Internal {

Aggregation::Aggregation(const Query &query, const QList<QPair<QString, Expression>> &aggregates)
    : m_query(query)
{
    for (const auto &[name, expression] : aggregates) {
        if (name.isEmpty())
            throw TypeError(u"Complex aggregates require an alias"_s);
        Resolution in{m_query, true, nullptr, true};
        NodePtr node = expression.node()->resolve(in);
        if (!node->containsAggregate())
            throw TypeError(u"%1 is not an aggregate expression"_s.arg(name));
        m_names.append(name);
        m_nodes.append(std::move(node));
    }
}

static bool refersToAnnotation(const NodePtr &node)
{
    if (node->type() == Node::Type::Reference)
        return true;
    return std::any_of(node->sources().cbegin(), node->sources().cend(), refersToAnnotation);
}

static void addReferences(const NodePtr &node, QSet<QString> &names)
{
    if (const auto *reference = nodeAs<ReferenceNode>(node.get()))
        names += reference->name();
    for (const NodePtr &source : node->sources()) {
        if (source)
            addReferences(source, names);
    }
}

namespace {

/// Selects the columns that aggregates name, also from within their subqueries, in the query that
/// is going to be wrapped; the name each gets there stands for it outside.
class InnerColumns : public OuterScope
{
public:
    explicit InnerColumns(Query &query) : m_query(query) { }

    NodePtr resolve(const QString &name, int level) override
    {
        return std::make_shared<OuterNameNode>(name, level);
    }
    NodePtr column(const ColumnNode &column) override
    {
        for (const auto &[other, reference] : std::as_const(m_known)) {
            if (other->join() == column.join() && &other->target() == &column.target())
                return reference;
        }
        const QString name = u"__col%1"_s.arg(m_known.size() + 1);
        const auto own = std::static_pointer_cast<const ColumnNode>(column.atLevel(0));
        m_query.annotations.append({name, own, true});
        const auto reference = std::make_shared<ReferenceNode>(name, own);
        m_known.append({own, reference});
        return reference;
    }

private:
    Query &m_query;
    QList<QPair<std::shared_ptr<const ColumnNode>, NodePtr>> m_known;
};

} // namespace

bool Aggregation::isQualified() const
{
    return std::any_of(m_query.where.cbegin(), m_query.where.cend(),
                       [](const NodePtr &node) { return node->containsWindow(); });
}

// What no aggregate speaks of need not be computed, unless it makes groups.
void Aggregation::leaveOutUnused()
{
    QSet<QString> used;
    for (const NodePtr &node : std::as_const(m_nodes))
        addReferences(node, used);
    for (const NodePtr &node : std::as_const(m_query.groupByList))
        addReferences(node, used);
    for (Annotation &annotation : m_query.annotations) {
        NodeList groups;
        annotation.node->addGroupBy(groups);
        annotation.selected &= !groups.isEmpty() || used.contains(annotation.name);
    }
}

bool Aggregation::needsSubquery() const
{
    const bool aggregated =
            std::any_of(m_query.annotations.cbegin(), m_query.annotations.cend(),
                        [](const Annotation &a) { return a.node->containsAggregate(); });
    return m_query.groupBy == GroupBy::List || m_query.isSliced() || aggregated || isQualified()
            || m_query.distinct || m_query.combinator != Combinator::None
            || std::any_of(m_nodes.cbegin(), m_nodes.cend(), refersToAnnotation);
}

// The columns that the aggregates name are selected in the subquery under names of their own.
void Aggregation::wrap()
{
    m_wrapped = true;
    const bool aggregated =
            std::any_of(m_query.annotations.cbegin(), m_query.annotations.cend(),
                        [](const Annotation &a) { return a.node->containsAggregate(); });
    m_query.clearOrdering(false);
    m_query.forUpdate.reset();
    m_query.selectRelated.clear();
    m_query.selectRelatedAll = false;
    if (m_query.combinator != Combinator::None)
        return;
    if (!m_query.distinct) {
        if (m_query.defaultColumns && aggregated) {
            m_query.baseJoin();
            m_query.groupBy = GroupBy::List;
            m_query.groupByList = keyColumns(*m_query.model);
        }
        m_query.defaultColumns = false;
        if (!isQualified())
            leaveOutUnused();
    }
    InnerColumns columns(m_query);
    for (NodePtr &node : m_nodes)
        node = node->resolveOuter(columns, 0);
    if (!m_query.defaultColumns && m_query.select.isEmpty() && !m_query.hasSelectedAnnotations()) {
        m_query.baseJoin();
        m_query.select = {{QString(), keyColumns(*m_query.model).first()}};
    }
}

Aggregation::Compiled Aggregation::compile(const SqlDialect &dialect)
{
    Compiled result;
    Statement statement;
    if (needsSubquery()) {
        wrap();
        Query empty(*m_query.model, m_query.database);
        Compiler outer(empty, dialect, statement);
        outer.write("SELECT "_L1);
        for (qsizetype i = 0; i < m_nodes.size(); ++i) {
            if (i > 0)
                outer.write(", "_L1);
            outer.compileValue(m_nodes.at(i));
        }
        outer.write(" FROM ("_L1);
        Compiler inner(m_query, dialect, statement);
        result.isEmpty = inner.compileSelect() == Outcome::Empty;
        outer.write(") \"subquery\""_L1);
    } else {
        m_query.clearOrdering(true);
        m_query.clearSelect();
        for (qsizetype i = 0; i < m_nodes.size(); ++i)
            m_query.annotations.append({m_names.at(i), m_nodes.at(i), true});
        m_query.groupBy = GroupBy::None;
        Compiler compiler(m_query, dialect, statement);
        result.isEmpty = compiler.compileSelect() == Outcome::Empty;
    }
    result.sql = statement.sql;
    result.parameters = statement.parameters;
    result.nodes = m_nodes;
    return result;
}

// What is computed of aggregates is computed all the same: of those of no rows.
Aggregation::Compiled Aggregation::compileOfNothing(const Backend &backend)
{
    Statement statement;
    const Query empty(*m_query.model, m_query.database);
    Compiler compiler(empty, SqlDialect::of(backend), statement);
    QLatin1StringView before = "SELECT "_L1;
    for (const NodePtr &node : std::as_const(m_nodes)) {
        compiler.write(before);
        compiler.compileValue(replaceNodes(node, [&backend](const NodePtr &at) -> NodePtr {
            if (at->type() != Node::Type::Aggregate)
                return nullptr;
            return std::make_shared<LiteralNode>(at->fromDatabase(Value(), backend),
                                                 outputOrNull(*at));
        }));
        before = ", "_L1;
    }
    return {statement.sql, statement.parameters, m_nodes, true};
}

Dict Aggregation::run(Connection &connection)
{
    const Backend &backend = connection.backend();
    Compiled compiled = compile(SqlDialect::of(backend));
    Dict result;
    const bool isPlain = std::all_of(m_nodes.cbegin(), m_nodes.cend(), [](const NodePtr &node) {
        return node->type() == Node::Type::Aggregate;
    });
    if (compiled.isEmpty && isPlain) {
        for (qsizetype i = 0; i < m_names.size(); ++i)
            result.insert(m_names.at(i), compiled.nodes.at(i)->fromDatabase(Value(), backend));
        return result;
    }
    if (compiled.isEmpty)
        compiled = compileOfNothing(backend);
    Cursor cursor = connection.execute(compiled.sql, compiled.parameters);
    if (!cursor.next())
        throw FieldError(u"An aggregate gave no row."_s);
    for (qsizetype i = 0; i < m_names.size(); ++i)
        result.insert(m_names.at(i),
                      ofProject(compiled.nodes.at(i)->fromDatabase(cursor.value(int(i)), backend),
                                m_query.model->registry()));
    return result;
}

} // namespace Quintette::Internal
