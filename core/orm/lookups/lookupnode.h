// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/lookupkind.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

/// Left side, lookup, right side: a prepared value, or an expression. Django: a Lookup instance.
class QUINTETTE_CORE_EXPORT LookupNode : public Node
{
public:
    static constexpr Type staticType = Type::Lookup;

    LookupNode(const LookupKind &kind, NodePtr left, const Value &right);
    LookupNode(const LookupKind &kind, NodePtr left, NodePtr right);

    const LookupKind &kind() const { return m_kind; }
    const NodePtr &left() const { return m_sources.at(0); }
    const Value &right() const { return m_right; }
    /// Null where the right side is a value.
    NodePtr rightNode() const { return m_sources.size() > 1 ? m_sources.at(1) : nullptr; }
    void compileLeft(Compiler &to) const;
    /// Writes the right side as it is: the expression, or the value as a parameter.
    void compileRight(Compiler &to) const;
    bool isNullTest() const;

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
    bool isCondition() const override { return true; }
    void addGroupBy(NodeList &to) const override;

private:
    const LookupKind &m_kind;
    Value m_right;
};

/// The condition that names[used...] (transforms, then a lookup; none means "exact") make of left.
/// right may be null. Throws FieldError for an unknown lookup, and what prepare() throws.
QUINTETTE_CORE_EXPORT NodePtr makeLookup(NodePtr left, const Names &names, int used,
                                         const Value &value, const NodePtr &right);
NodePtr makeNullTest(const NodePtr &left, bool isNull);
NodePtr makeExact(const NodePtr &left, const NodePtr &right);

} // namespace Quintette::Internal
