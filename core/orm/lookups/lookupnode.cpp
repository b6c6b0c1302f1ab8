// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"

#include "core/base/error.h"
#include "core/orm/fields/rangefield.h"
#include "core/orm/lookups/transforms.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/listnode.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette::Internal {

LookupNode::LookupNode(const LookupKind &kind, NodePtr left, const Value &right)
    : Node(staticType, {std::move(left)}), m_kind(kind), m_right(right)
{
}

LookupNode::LookupNode(const LookupKind &kind, NodePtr left, NodePtr right)
    : Node(staticType, {std::move(left), std::move(right)}), m_kind(kind)
{
}

bool LookupNode::isNullTest() const
{
    return m_kind.name() == "isnull"_L1;
}

NodePtr LookupNode::withSources(NodeList sources) const
{
    if (sources.size() > 1)
        return std::make_shared<LookupNode>(m_kind, sources.at(0), sources.at(1));
    return std::make_shared<LookupNode>(m_kind, sources.at(0), m_right);
}

static bool isComparison(const Node &node)
{
    if (node.type() == Node::Type::Wrapper)
        return isComparison(*node.sources().first());
    return node.type() == Node::Type::Lookup;
}

/// A comparison that is itself compared needs parentheses.
static void compileSide(const NodePtr &side, Compiler &to)
{
    const bool parentheses = isComparison(*side);
    to.write(parentheses ? "("_L1 : ""_L1);
    to.compileValue(side);
    to.write(parentheses ? ")"_L1 : ""_L1);
}

void LookupNode::compileLeft(Compiler &to) const
{
    compileSide(left(), to);
}

void LookupNode::compileRight(Compiler &to) const
{
    if (const NodePtr right = rightNode())
        compileSide(right, to);
    else
        to.bind(m_right);
}

Outcome LookupNode::compile(Compiler &to) const
{
    return m_kind.compile(*this, to);
}

void LookupNode::addGroupBy(NodeList &to) const
{
    for (const NodePtr &source : m_sources)
        source->addGroupBy(to);
}

/// What a relation can be compared with; anything else is a lookup of the related model's field.
static bool isRelationLookup(QStringView name)
{
    return name == "exact"_L1 || name == "in"_L1 || name == "isnull"_L1 || name == "gt"_L1
            || name == "gte"_L1 || name == "lt"_L1 || name == "lte"_L1;
}

static const LookupKind *lookupOf(const NodePtr &left, QStringView name)
{
    const auto *column = nodeAs<ColumnNode>(left.get());
    if (column && column->isRelation() && !isRelationLookup(name)) {
        throw FieldError(
                u"Unsupported lookup '%1' for %2 or join on the field not permitted."_s.arg(
                        name, column->outputField()->internalType()));
    }
    if (const auto *transform = nodeAs<TransformNode>(left.get())) {
        if (const LookupKind *own = transform->ownLookup(name))
            return own;
    }
    // A key is compared as it is: a number between two keys, or one that no key can be, has no
    // meaning of its own.
    const Field *field = column && column->isRelation() ? nullptr : left->outputField();
    const FieldKind kind = field ? valueField(*field).kind() : FieldKind::Custom;
    // The ends of a range are called as patterns of texts are.
    if (isRangeKind(kind) && (name == "startswith"_L1 || name == "endswith"_L1))
        return nullptr;
    return findLookup(name, kind);
}

// A query on the right side has to be one column, and to be equal to it one row.
static NodePtr checkedRight(const Node &left, const NodePtr &right, QStringView lookup)
{
    const auto *subquery = nodeAs<SubqueryNode>(right.get());
    if (!subquery || !subquery->isRows())
        return right;
    const Query &query = subquery->query();
    const auto shown = query.select.size()
            + std::count_if(query.annotations.cbegin(), query.annotations.cend(),
                            [](const Annotation &annotation) { return annotation.selected; });
    const bool isEqual = lookup == u"exact" && subquery->use() == SubqueryNode::Use::Right;
    if (isEqual && query.limit != 1) {
        throw ValueError(u"The QuerySet value for an exact lookup must be limited to one result "
                         u"using slicing."_s);
    }
    if ((lookup == u"in" || isEqual) && !query.defaultColumns && shown > 1) {
        throw ValueError(u"The QuerySet value for the '%1' lookup must have 1 selected fields "
                         u"(received %2)"_s.arg(lookup)
                                 .arg(shown));
    }
    // A foreign key may hold another field than the key of what it points to.
    const auto *column = nodeAs<ColumnNode>(&left);
    const bool isForeignKey = column && column->isRelation() && column->target().isForeignKey();
    const Field *target = isForeignKey ? column->target().targetField() : nullptr;
    const bool isOther = target && !target->isPrimaryKey() && query.model->indexOf(*target) >= 0;
    return subquery->asList(lookup == u"in" && isOther ? target : nullptr);
}

NodePtr makeLookup(NodePtr left, const Names &names, int used, const Value &value,
                   const NodePtr &right)
{
    for (qsizetype i = used; i + 1 < names.size(); ++i)
        left = requireTransform(left, names[i]);
    QStringView name = used < names.size() ? names.last() : QStringView(u"exact");
    const LookupKind *kind = lookupOf(left, name);
    if (!kind) {
        left = requireTransform(left, name);
        name = u"exact";
        kind = lookupOf(left, name);
    }
    if (right) {
        if (name == u"isnull")
            kind->prepare(left->outputField(), value); // refuses what is not true or false
        const auto *list = nodeAs<ListNode>(right.get());
        if (list && !kind->takesList())
            throw TypeError(u"The lookup '%1' takes one value, not a list."_s.arg(name));
        const NodePtr one =
                list ? list->prepared(left->outputField()) : checkedRight(*left, right, name);
        return std::make_shared<LookupNode>(*kind, left, one);
    }
    if (value.isNone() && !kind->acceptsNone()) {
        if (name != u"exact" && name != u"iexact")
            throw ValueError(u"Cannot use None as a query value"_s);
        return makeNullTest(left, true);
    }
    return std::make_shared<LookupNode>(*kind, left, kind->prepare(left->outputField(), value));
}

NodePtr makeNullTest(const NodePtr &left, bool isNull)
{
    return std::make_shared<LookupNode>(*lookupOf(left, u"isnull"), left, Value(isNull));
}

NodePtr makeExact(const NodePtr &left, const NodePtr &right)
{
    return std::make_shared<LookupNode>(*findLookup(u"exact", FieldKind::Custom), left, right);
}

} // namespace Quintette::Internal
