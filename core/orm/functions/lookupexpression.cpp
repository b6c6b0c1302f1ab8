// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/lookupexpression.h"

#include "core/base/error.h"
#include "core/orm/lookups/datetransforms.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/sql/basicnodes.h"

namespace Quintette {

using namespace Internal;

namespace {

/// Becomes a LookupNode once it is known what the left side is.
class PendingLookupNode : public Node
{
public:
    PendingLookupNode(NodeList sides, const QString &lookup, const Value &right)
        : Node(Type::Raw, std::move(sides)), m_lookup(lookup), m_right(right)
    {
    }

    NodePtr resolve(Resolution &in) const override
    {
        const NodePtr resolved = Node::resolve(in);
        const NodeList &sides = resolved->sources();
        // A year is compared as the number it is, whether or not there is a date in it.
        NodePtr left = sides.first();
        if (dynamic_cast<const ExtractNode *>(left.get()))
            left = std::make_shared<WrapperNode>(left, left->outputField());
        return makeLookup(left, splitNames(m_lookup), 0, m_right,
                          sides.size() > 1 ? sides.last() : nullptr);
    }
    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<PendingLookupNode>(std::move(sources), m_lookup, m_right);
    }
    Outcome compile(Compiler &) const override
    {
        throw FieldError(u"The lookup '%1' has not been resolved against a model."_s.arg(m_lookup));
    }
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
    bool isCondition() const override { return true; }

private:
    QString m_lookup;
    Value m_right;
};

} // namespace

LookupExpression::LookupExpression(const Argument &left, const QString &lookup, const Value &right)
    : Expression(std::make_shared<PendingLookupNode>(NodeList{left.node()}, lookup, right))
{
}

LookupExpression::LookupExpression(const Argument &left, const QString &lookup,
                                   const Expression &right)
    : Expression(std::make_shared<PendingLookupNode>(NodeList{left.node(), right.node()}, lookup,
                                                     Value()))
{
}

} // namespace Quintette
