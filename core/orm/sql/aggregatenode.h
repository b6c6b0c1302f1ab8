// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

enum class AggregateOutput : quint8 {
    SameAsSource,
    Number,
    Integer,
    Text,
    Float,
    Boolean,
    Json,
    Array // of what the source is
};

/// What an aggregate is called and gives.
struct AggregateSpec
{
    QString name; // Django's: "Count"
    QString function; // SQL: "COUNT"
    AggregateOutput output = AggregateOutput::SameAsSource;
    bool distinct = false;
    bool allowsTemporal = true;
    std::optional<FieldKind> kind = {}; // of the result, instead of what output says
};

/// COUNT(DISTINCT a) FILTER (WHERE ...): sources are the arguments, the ordering, then the
/// condition. Django: Aggregate.
class AggregateNode : public Node
{
public:
    static constexpr Type staticType = Type::Aggregate;

    AggregateNode(AggregateSpec spec, NodeList arguments, NodeList ordering, NodePtr condition);

    const AggregateSpec &spec() const { return m_spec; }
    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;
    void addGroupBy(NodeList &) const override { }
    /// The call alone, without what some databases need around a decimal.
    void writeCall(Compiler &to) const;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    NodePtr ofOneColumn(const NodePtr &aggregate) const;
    AggregateSpec m_spec;
    int m_arguments;
    int m_ordering;
};

} // namespace Quintette::Internal
