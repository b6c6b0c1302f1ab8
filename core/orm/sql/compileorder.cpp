// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/compositekey.h"
#include "core/orm/sql/orderingnode.h"
#include "core/orm/sql/prefixednames.h"
#include "core/orm/sql/rawnode.h"
#include "core/orm/sql/referencenode.h"

#include "core/base/error.h"
#include "core/orm/lookups/transforms.h"

namespace Quintette::Internal {

/// How many models deep the ordering of related models is followed.
static constexpr int orderingDepth = 8;

void Compiler::prepareOrder()
{
    for (const OrderItem &item : std::as_const(m_query.orderBy)) {
        if (item.node)
            addOrder(item.node, m_query.reversed);
        else
            addOrderByName(item.name, *m_query.model, QString(), m_query.reversed, 0);
    }
    if (m_query.orderBy.isEmpty() && m_query.defaultOrdering && m_query.groupBy == GroupBy::None)
        addModelOrder(*m_query.model, QString(), m_query.reversed, 0);
    if (!m_query.distinct || !m_query.distinctFields.isEmpty())
        return;
    // DISTINCT sees what is selected, so what orders has to be selected too.
    for (const Order &order : std::as_const(m_order)) {
        const NodePtr &source = order.node->sources().first();
        if (order.isReference)
            continue;
        const auto *column = nodeAs<ColumnNode>(source.get());
        const bool selected = std::any_of(
                m_layout.columns.cbegin(), m_layout.columns.cend(),
                [&](const RowLayout::Column &known) {
                    const auto *other = nodeAs<ColumnNode>(known.node.get());
                    if (column && other)
                        return column->join() == other->join()
                                && &column->target() == &other->target();
                    if (column && !known.node)
                        return column->join() == known.join && &column->target() == known.field;
                    return known.node == source;
                });
        if (!selected)
            m_layout.columns.append({source, nullptr, QString()});
    }
}

void Compiler::addOrder(NodePtr node, bool reversed)
{
    if (node->type() != Node::Type::Ordering)
        node = std::make_shared<OrderingNode>(node, false);
    if (reversed)
        node = static_cast<const OrderingNode &>(*node).reversed();
    const NodePtr &source = node->sources().first();
    if (source->type() != Node::Type::Tuple) {
        m_order.append({node});
        return;
    }
    for (const NodePtr &column : source->sources())
        m_order.append({node->withSources({column})});
}

/// The order that a model declares; prefix leads to the model.
void Compiler::addModelOrder(const ModelInfo &model, const QString &prefix, bool reversed,
                             int depth)
{
    Resolution in{m_query};
    for (const SortKey &key : model.options().ordering) {
        if (key.expression.isNull())
            addOrderByName(key.path, model, prefix, reversed, depth);
        else
            addOrder(withPrefix(key.expression.node(), prefix)->resolve(in), reversed);
    }
}

/// The column that values() shows under that name: it is the one to order by, whatever else has
/// been joined since.
static NodePtr selectedColumn(const Query &query, const QString &name)
{
    NodePtr found;
    for (const Selected &selected : query.select) {
        if (selected.name != name)
            continue;
        if (found)
            return nullptr; // a key of several columns
        found = selected.node;
    }
    return found;
}

void Compiler::addOrderByName(const QString &name, const ModelInfo &model, const QString &prefix,
                              bool reversed, int depth)
{
    if (name == "?"_L1) {
        m_order.append({std::make_shared<OrderingNode>(
                std::make_shared<RawNode>(QString(m_dialect.random())), false)});
        return;
    }
    const bool minus = name.startsWith(u'-');
    const bool descending = minus != reversed;
    const QString path = prefix + (minus || name.startsWith(u'+') ? name.sliced(1) : name);
    if (const Annotation *annotation = prefix.isEmpty() ? m_query.findAnnotation(path) : nullptr) {
        NodePtr source = annotation->node;
        if (source->type() == Node::Type::Tuple) {
            for (const NodePtr &part : source->sources())
                m_order.append({std::make_shared<OrderingNode>(part, descending)});
            return;
        }
        if (annotation->selected)
            source = std::make_shared<ReferenceNode>(path, source);
        m_order.append({std::make_shared<OrderingNode>(source, descending), annotation->selected});
        return;
    }
    if (const NodePtr selected = prefix.isEmpty() ? selectedColumn(m_query, path) : nullptr) {
        m_order.append({std::make_shared<OrderingNode>(selected, descending), true});
        return;
    }
    const Names names = splitNames(path);
    const Annotation *annotation = prefix.isEmpty() ? m_query.findAnnotation(names[0]) : nullptr;
    if (!annotation) {
        // Ordering by a relation means the order its model has, unless the key itself is named.
        const ResolvedPath resolved = m_query.resolvePath(names, Query::Missing::IsLookup);
        if (const QStringList parts = compositePaths(names, resolved); !parts.isEmpty()) {
            for (const QString &part : parts)
                addOrderByName(part, model, QString(), descending, depth);
            return;
        }
        const bool whole = resolved.isRelation && resolved.used == names.size();
        const bool byKey = names.last() == "pk"_L1
                || (resolved.final->isForeignKey() && names.last() == resolved.final->attname());
        if (whole && !byKey && !resolved.model->options().ordering.isEmpty()) {
            if (depth >= orderingDepth)
                throw FieldError(u"Infinite loop caused by ordering of %1."_s.arg(model.label()));
            addModelOrder(*resolved.model, path + u"__"_s, descending, depth + 1);
            return;
        }
    }
    Resolution in{m_query};
    m_order.append({std::make_shared<OrderingNode>(m_query.reference(path, in), descending)});
}

void Compiler::writeOrderBy()
{
    QStringList seen;
    for (const Order &order : std::as_const(m_order)) {
        const Mark start = mark();
        write(seen.isEmpty() ? " ORDER BY "_L1 : ", "_L1);
        const Mark before = mark();
        const auto &node = static_cast<const OrderingNode &>(*order.node);
        const NodePtr &source = node.sources().first();
        int place = 0;
        for (qsizetype i = 0; i < m_layout.columns.size() && !place; ++i) {
            const bool same = m_layout.columns.at(i).node == source;
            if (same && source->type() != Node::Type::Column)
                place = int(i) + 1;
        }
        if (place) {
            write(QString::number(place));
        } else if (compile(source) != Outcome::Sql) {
            rewind(before);
            write("(SELECT NULL)"_L1); // a bare number would be the place of a column
        }
        const QString sql = m_out.sql.sliced(before.sql);
        if (seen.contains(sql) && m_out.parameters.size() == before.parameters) {
            rewind(start);
            continue;
        }
        seen.append(sql);
        node.writeDirection(*this);
    }
}

} // namespace Quintette::Internal
