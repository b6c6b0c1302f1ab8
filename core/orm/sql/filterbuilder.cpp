// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/filterbuilder.h"

#include "core/base/error.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compositekey.h"
#include "core/orm/sql/excludesplitter.h"
#include "core/orm/sql/joinpromoter.h"
#include "core/orm/sql/referencenode.h"
#include "core/orm/sql/relatedcheck.h"
#include "core/orm/sql/subquerynode.h"
#include "core/orm/sql/tuplenode.h"
#include "core/orm/sql/where.h"

namespace Quintette::Internal {

/// How deep conditions may stand in each other; they come from the command line too.
static constexpr int depthLimit = 200;

FilterBuilder::FilterBuilder(Query &query, JoinSet *reuse, Purpose purpose, bool summarize)
    : m_query(query), m_reuse(reuse), m_purpose(purpose), m_summarize(summarize)
{
}

// The new conditions are ANDed to those the query has, so a join that was inner stays so.
void FilterBuilder::addTo(Query &query, const Q &condition)
{
    if (condition.isEmpty())
        return;
    const JoinSet inner = query.innerJoins();
    JoinSet reuse = 0;
    FilterBuilder builder(query, &reuse, Purpose::Filter);
    if (const NodePtr node = builder.build(*condition.node(), {}).node)
        query.where.append(node);
    query.demote(inner);
}

NodePtr FilterBuilder::condition(const Q &condition, bool allowJoins)
{
    m_allowJoins = allowJoins;
    if (condition.isEmpty())
        return std::make_shared<WhereNode>(Q::Connector::And, false, NodeList());
    const Built built = build(*condition.node(), {});
    m_query.promote(built.needed);
    return built.node;
}

FilterBuilder::Built FilterBuilder::build(const Q::Node &node, Negation negation)
{
    if (++m_depth > depthLimit)
        throw FieldError(u"Conditions stand more than %1 deep in each other."_s.arg(depthLimit));
    negation.current ^= node.negated;
    negation.branch |= node.negated;
    JoinPromoter promoter(node.connector, node.children.size(), negation.current);
    NodeList children;
    children.reserve(node.children.size());
    for (const Q::Node::Child &child : node.children) {
        Built built = buildChild(child, negation);
        promoter.addVotes(built.needed);
        if (built.node)
            children.append(std::move(built.node));
    }
    const JoinSet needed = promoter.apply(m_query);
    --m_depth;
    if (children.isEmpty())
        return {nullptr, needed};
    if (children.size() == 1 && !node.negated)
        return {children.first(), needed};
    return {std::make_shared<WhereNode>(node.connector, node.negated, std::move(children)), needed};
}

FilterBuilder::Built FilterBuilder::buildChild(const Q::Node::Child &child, Negation negation)
{
    if (const auto *nested = std::get_if<std::shared_ptr<const Q::Node>>(&child))
        return build(**nested, negation);
    if (const auto *expression = std::get_if<Expression>(&child))
        return {resolveCondition(*expression), 0};
    return buildLookup(std::get<Lookup>(child), negation);
}

NodePtr FilterBuilder::resolveCondition(const Expression &expression)
{
    Resolution in{m_query, m_allowJoins, nullptr, m_summarize};
    NodePtr node = expression.node()->resolve(in);
    if (!node->isCondition())
        throw TypeError(u"Cannot filter against a non-conditional expression."_s);
    return node;
}

NodePtr FilterBuilder::resolveRight(const Lookup &lookup)
{
    Resolution in{m_query, m_allowJoins, m_reuse, m_summarize};
    return lookup.expression->node()->resolve(in);
}

static std::optional<QLatin1StringView> tupleOperator(QStringView lookup)
{
    static const QHash<QStringView, QLatin1StringView> operators{{u"exact", " = "_L1},
                                                                 {u"gt", " > "_L1},
                                                                 {u"gte", " >= "_L1},
                                                                 {u"lt", " < "_L1},
                                                                 {u"lte", " <= "_L1}};
    const auto found = operators.constFind(lookup);
    return found == operators.cend() ? std::nullopt : std::optional(*found);
}

FilterBuilder::Built FilterBuilder::buildComposite(const Lookup &lookup, const QStringList &parts,
                                                   const Field &key, QStringView kind,
                                                   Negation negation)
{
    const Node::Type type =
            lookup.expression ? lookup.expression->node()->type() : Node::Type::Literal;
    if (type == Node::Type::Literal || type == Node::Type::List)
        return build(*compositeCondition(parts, key, kind, lookup).node(), negation);
    const NodePtr right = resolveRight(lookup);
    NodeList columns;
    for (const QString &part : parts)
        columns.append(m_query.columnByPath(splitNames(part), m_reuse, m_allowJoins));
    const auto *subquery = nodeAs<SubqueryNode>(right.get());
    if (subquery && kind == "in"_L1)
        return {std::make_shared<TupleInNode>(std::move(columns), subquery->asList()), 0};
    const std::optional<QLatin1StringView> op = tupleOperator(kind);
    const bool oneRow = subquery && subquery->query().limit == 1;
    if (!op || !(oneRow || right->type() == Node::Type::OuterName)) {
        throw ValueError(u"A composite primary key is compared with tuples, with OuterRef, with a "
                         u"query of one row, or by \"in\" with a query of as many columns."_s);
    }
    const NodePtr tuple = std::make_shared<TupleNode>(std::move(columns), parts, key);
    return {std::make_shared<TupleComparisonNode>(tuple, *op,
                                                  subquery ? subquery->asList() : right),
            0};
}

static QStringView lookupName(const Names &names, int used)
{
    return used < names.size() ? names[used] : QStringView(u"exact");
}

static bool isNullableColumn(const ColumnNode &column)
{
    return column.target().isNull();
}

FilterBuilder::Built FilterBuilder::buildLookup(const Lookup &lookup, Negation negation)
{
    const Names names = splitNames(lookup.path);
    if (const Annotation *annotation =
                m_query.annotations.isEmpty() ? nullptr : m_query.findAnnotation(names[0])) {
        if (const auto *tuple = nodeAs<TupleNode>(annotation->node.get())) {
            return buildComposite(lookup, tuple->paths(), tuple->key(), lookupName(names, 1),
                                  negation);
        }
        const NodePtr left = m_summarize
                ? std::make_shared<ReferenceNode>(annotation->name, annotation->node)
                : annotation->node;
        return {makeLookup(left, names, 1, lookup.value,
                           lookup.expression ? resolveRight(lookup) : nullptr),
                0};
    }
    const bool split = negation.branch && m_purpose == Purpose::Filter;
    const ResolvedPath path = m_query.resolvePath(names, Query::Missing::IsLookup, !split);
    if (!m_allowJoins && path.used > 1)
        throw FieldError(u"Joined field references are not permitted in this query"_s);

    if (const QStringList parts = compositePaths(names, path); !parts.isEmpty())
        return buildComposite(lookup, parts, *path.target, lookupName(names, path.used), negation);

    QVarLengthArray<int, 64> before;
    for (const Join &join : std::as_const(m_query.joins))
        before.append(join.references);
    // Also where a subquery takes over: the joins of the right side then belong to the outer query.
    const NodePtr right = lookup.expression ? resolveRight(lookup) : nullptr;
    if (path.isRelation)
        checkRelated(path, lookup.value, right);
    JoinSet used = 0;
    for (qsizetype i = 0; i < m_query.joins.size(); ++i) {
        if (m_query.joins.at(i).references > (i < before.size() ? before[i] : 0))
            used |= JoinSet(1) << i;
    }
    if (path.crossedMany) {
        ExcludeSplitter splitter(*this, lookup, names, path);
        return splitter.split();
    }

    QVarLengthArray<int, 8> joins = m_query.setupJoins(path.steps, m_reuse);
    m_lookupJoins = joins;
    for (const int join : joins)
        used |= JoinSet(1) << join;
    const Field *target = m_query.trimJoins(path, joins);
    if (m_reuse) {
        for (const int join : joins)
            *m_reuse |= JoinSet(1) << join;
    }
    const auto column =
            std::make_shared<ColumnNode>(joins.last(), target, path.final, path.isRelation);
    if (path.isRelation && names.size() - path.used > 1) {
        throw FieldError(
                u"Unsupported lookup '%1' for %2 or join on the field not permitted."_s.arg(
                        names[path.used], path.final->internalType()));
    }
    const NodePtr condition = makeLookup(column, names, path.used, lookup.value, right);
    const auto *made = nodeAs<LookupNode>(condition.get());
    const bool isNullLookup = made && made->isNullTest();
    const bool rightTrue = isNullLookup && made->right().isTrue();
    // None as a value (the null of JSON): Django then leaves the column's own NULL alone.
    const bool rightNone = made && !made->rightNode() && made->right().isNone();

    bool outer = isNullLookup && rightTrue && !negation.current;
    NodeList parts{condition};
    if (negation.current && !rightNone && (!isNullLookup || !rightTrue)) {
        outer = true;
        if (!isNullLookup) {
            // NULL = x is unknown, and NOT unknown too, but in Python None differs from x: demand
            // that it is not NULL inside of the NOT.
            if (isNullableColumn(*column)
                || m_query.joins.at(joins.last()).type == JoinType::Left) {
                const auto plain = std::make_shared<ColumnNode>(joins.last(), target);
                parts.append(makeNullTest(plain, false));
            }
            const auto *other = nodeAs<ColumnNode>(right.get());
            if (other && isNullableColumn(*other))
                parts.append(makeNullTest(right, false));
        }
    }
    NodePtr node = parts.size() == 1
            ? condition
            : std::make_shared<WhereNode>(Q::Connector::And, false, std::move(parts));
    return {std::move(node), outer ? 0 : used};
}

} // namespace Quintette::Internal
