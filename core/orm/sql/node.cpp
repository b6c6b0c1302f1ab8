// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/node.h"

#include "core/base/error.h"
#include "core/orm/fields/generatedfield.h"
#include "core/orm/query.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/combinedtypes.h"
#include "core/orm/sql/valuereading.h"

#include <array>

namespace Quintette::Internal {

OuterScope::~OuterScope() = default;

NodePtr OuterScope::column(const ColumnNode &column)
{
    return column.shared_from_this();
}

Node::Node(Type type, NodeList sources) : m_type(type), m_sources(std::move(sources))
{
    for (const NodePtr &source : std::as_const(m_sources)) {
        if (!source)
            continue;
        m_containsAggregate |= source->m_containsAggregate;
        m_containsWindow |= source->m_containsWindow;
    }
}

Node::~Node() = default;

NodePtr Node::resolve(Resolution &in) const
{
    if (m_sources.isEmpty())
        return shared_from_this();
    NodeList resolved;
    resolved.reserve(m_sources.size());
    for (const NodePtr &source : m_sources) {
        resolved.append(source ? source->resolve(in) : NodePtr());
        const bool isTuple = resolved.last() && resolved.last()->type() == Type::Tuple;
        if (isTuple && m_type != Type::Ordering && m_type != Type::Aggregate) {
            throw ValueError(u"Expressions do not support composite primary keys: name a field of "
                             u"the key (%1)."_s.arg(in.query.model->label()));
        }
    }
    return withSources(std::move(resolved));
}

NodePtr Node::resolveOuter(OuterScope &scope, int level) const
{
    NodeList resolved;
    bool changed = false;
    for (const NodePtr &source : m_sources) {
        resolved.append(source ? source->resolveOuter(scope, level) : NodePtr());
        changed |= resolved.last() != source;
    }
    return changed ? withSources(std::move(resolved)) : shared_from_this();
}

const Field *Node::outputField() const
{
    return commonType(m_sources);
}

bool Node::isCondition() const
{
    const Field *field = outputField();
    return field && field->kind() == FieldKind::Boolean;
}

void Node::addGroupBy(NodeList &to) const
{
    if (!m_containsAggregate) {
        to.append(shared_from_this());
        return;
    }
    for (const NodePtr &source : m_sources) {
        if (source)
            source->addGroupBy(to);
    }
}

Value Node::fromDatabase(const Value &raw, const Backend &backend) const
{
    const Field *field = outputField();
    return field ? readComputed(raw, *field, backend) : raw;
}

const Field *fieldOfKind(FieldKind kind)
{
    constexpr int count = int(FieldKind::ForeignKey);
    static const auto fields = [] {
        std::array<std::unique_ptr<Field>, count> all;
        for (int i = 0; i < count; ++i)
            all[i] = makeField(FieldKind(i), QString(), FieldOptions{.null = true});
        return all;
    }();
    return int(kind) < count ? fields[int(kind)].get() : nullptr;
}

const Field &valueField(const Field &field)
{
    const Field *at = &field;
    while (at->isForeignKey() && at->targetField())
        at = at->targetField();
    if (at->kind() == FieldKind::Generated)
        return static_cast<const GeneratedField *>(at)->output();
    return *at;
}

bool isIntegerKind(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Auto:
    case FieldKind::BigAuto:
    case FieldKind::SmallAuto:
    case FieldKind::BigInteger:
    case FieldKind::Integer:
    case FieldKind::PositiveBigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::PositiveSmallInteger:
    case FieldKind::SmallInteger:
        return true;
    default:
        return false;
    }
}

const Field *fieldOfValue(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Bool:
        return fieldOfKind(FieldKind::Boolean);
    case Value::Type::Int:
    case Value::Type::BigInt:
        return fieldOfKind(FieldKind::Integer);
    case Value::Type::Float:
        return fieldOfKind(FieldKind::Float);
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text:
        return fieldOfKind(FieldKind::Char);
    case Value::Type::Bytes:
        return fieldOfKind(FieldKind::Binary);
    case Value::Type::Date:
        return fieldOfKind(FieldKind::Date);
    case Value::Type::Time:
        return fieldOfKind(FieldKind::Time);
    case Value::Type::DateTime:
        return fieldOfKind(FieldKind::DateTime);
    case Value::Type::Duration:
        return fieldOfKind(FieldKind::Duration);
    case Value::Type::Uuid:
        return fieldOfKind(FieldKind::Uuid);
    case Value::Type::Decimal:
        return fieldOfKind(FieldKind::Decimal);
    default:
        return nullptr;
    }
}

NodePtr replaceNodes(const NodePtr &root,
                     const std::function<NodePtr(const NodePtr &)> &replacement)
{
    if (!root)
        return root;
    if (NodePtr other = replacement(root))
        return other;
    NodeList sources;
    bool changed = false;
    for (const NodePtr &source : root->sources()) {
        sources.append(replaceNodes(source, replacement));
        changed |= sources.last() != source;
    }
    return changed ? root->withSources(std::move(sources)) : root;
}

} // namespace Quintette::Internal
