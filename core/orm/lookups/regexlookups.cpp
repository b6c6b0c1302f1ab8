// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

class RegexLookup : public LookupKind
{
public:
    RegexLookup(const QString &name, bool ignoreCase) : LookupKind(name), m_ignoreCase(ignoreCase)
    {
    }

    Value prepare(const Field *, const Value &value) const override
    {
        if (!value.isString())
            throw TypeError(u"A regular expression is a text, not %1."_s.arg(value.toRepr()));
        return value;
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        NodePtr pattern = lookup.rightNode();
        if (!pattern)
            pattern = std::make_shared<LiteralNode>(lookup.right(), fieldOfKind(FieldKind::Text));
        return to.dialect().writeRegex(to, *lookup.left(), m_ignoreCase, pattern);
    }

private:
    bool m_ignoreCase;
};

} // namespace

void addRegexLookups(LookupTable &table)
{
    table.add(std::make_unique<RegexLookup>(u"regex"_s, false));
    table.add(std::make_unique<RegexLookup>(u"iregex"_s, true));
}

} // namespace Quintette::Internal
