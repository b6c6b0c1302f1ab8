// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/lookupkind.h"

namespace Quintette::Internal {

/// A name between a column and its lookup: "pubdate__year__gte". Django: Transform.
class QUINTETTE_CORE_EXPORT TransformNode : public Node
{
public:
    static constexpr Type staticType = Type::Transform;

    explicit TransformNode(NodePtr source) : Node(staticType, {std::move(source)}) { }
    const NodePtr &source() const { return m_sources.first(); }
    /// A lookup that works another way on this transform; null for the one of its output field.
    virtual const LookupKind *ownLookup(QStringView name) const;
    /// A transform that only follows this one (a key in a JSON key); null for those of its output
    /// field.
    virtual NodePtr ownTransform(QStringView name) const;
};

using TransformFactory = std::function<NodePtr(const NodePtr &source)>;

/// Adds a transform for one kind of field. At start-up only. Django: Field.register_lookup.
QUINTETTE_CORE_EXPORT void registerTransform(const QString &name, FieldKind kind,
                                             TransformFactory factory);

/// The transform of that name on node; null where its field has none.
NodePtr makeTransform(const NodePtr &node, QStringView name);
/// Throws FieldError instead, naming what is near.
NodePtr requireTransform(const NodePtr &node, QStringView name);

} // namespace Quintette::Internal
