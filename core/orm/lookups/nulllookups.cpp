// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

class NullLookup : public LookupKind
{
public:
    NullLookup() : LookupKind(u"isnull"_s) { }

    Value prepare(const Field *, const Value &value) const override
    {
        if (value.type() != Value::Type::Bool)
            throw ValueError(u"The QuerySet value for an isnull lookup must be True or False."_s);
        return value;
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(lookup.right().isTrue() ? " IS NULL"_L1 : " IS NOT NULL"_L1);
        return Outcome::Sql;
    }
};

} // namespace

void addNullLookups(LookupTable &table)
{
    table.add(std::make_unique<NullLookup>());
}

} // namespace Quintette::Internal
