// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchexpressions.h"

#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

/// vector @@ query; a text is a plain query.
class SearchMatch : public LookupKind
{
public:
    SearchMatch() : LookupKind(u"exact"_s) { }

    Value prepare(const Field *, const Value &value) const override
    {
        return Value(patternText(value));
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(" @@ "_L1);
        if (const NodePtr right = lookup.rightNode()) {
            to.compileValue(right);
            return Outcome::Sql;
        }
        to.write("PLAINTO_TSQUERY("_L1);
        to.bind(lookup.right());
        to.write(u')');
        return Outcome::Sql;
    }
};

} // namespace

const LookupKind *SearchVectorNode::ownLookup(QStringView name) const
{
    static const SearchMatch match;
    return name == "exact"_L1 ? &match : nullptr;
}

NodePtr SearchVectorNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchVectorNode>(sources.first());
}

NodePtr SearchOperatorNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchOperatorNode>(sources.at(0), m_op, sources.at(1));
}

Outcome SearchOperatorNode::compile(Compiler &to) const
{
    to.write(u'(');
    if (m_sources.at(0))
        to.compileValue(m_sources.at(0));
    to.write(m_op);
    to.compileValue(m_sources.at(1));
    to.write(u')');
    return Outcome::Sql;
}

Outcome ConfigurationNode::compile(Compiler &to) const
{
    to.write(QStringView(to.backend().quoteText(m_name)));
    to.write("::regconfig"_L1);
    return Outcome::Sql;
}

Outcome CharacterNode::compile(Compiler &to) const
{
    to.write(QStringView(to.backend().quoteText(QString(m_character))));
    to.write("::\"char\""_L1);
    return Outcome::Sql;
}

Outcome WeightsNode::compile(Compiler &to) const
{
    QStringList texts;
    for (const double weight : m_weights)
        texts += QString::number(weight);
    to.write(QStringView(u"'{"_s + texts.join(u',') + u"}'::float4[]"_s));
    return Outcome::Sql;
}

} // namespace Quintette::Internal
