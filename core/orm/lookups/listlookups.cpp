// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/listnode.h"

#include "core/base/error.h"

#include <QSet>

namespace Quintette::Internal {

namespace {

class ListLookup : public LookupKind
{
public:
    using LookupKind::LookupKind;

    bool takesList() const override { return true; }

    Value prepare(const Field *field, const Value &value) const override
    {
        if (!value.isList())
            throw TypeError(u"The lookup '%1' needs a list, not %2."_s.arg(name(), value.toRepr()));
        ValueList prepared;
        prepared.reserve(value.list().size());
        for (const Value &item : value.list())
            prepared.append(field ? prepareValue(*field, item) : item);
        return Value(prepared);
    }
};

/// left IN (...): NULL is equal to nothing, so it is left out.
class InLookup : public ListLookup
{
public:
    InLookup() : ListLookup(u"in"_s) { }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        if (const NodePtr right = lookup.rightNode()) {
            lookup.compileLeft(to);
            to.write(" IN "_L1);
            if (right->type() == Node::Type::Subquery || right->type() == Node::Type::Raw)
                return to.compile(right); // has parentheses of its own
            to.write(u'(');
            to.compileValue(right);
            to.write(u')');
            return Outcome::Sql;
        }
        const Field *field = lookup.left()->outputField();
        const ValueList &items = lookup.right().list();
        lookup.compileLeft(to);
        to.write(" IN ("_L1);
        QSet<Value> seen;
        for (const Value &item : items) {
            if (item.isNone()
                || (item.type() != Value::Type::List && item.type() != Value::Type::Dict
                    && seen.contains(item)))
                continue;
            if (item.type() == Value::Type::BigInt)
                throw ValueError(
                        u"The number %1 is too large for the database."_s.arg(item.toString()));
            to.write(seen.isEmpty() ? ""_L1 : ", "_L1);
            seen.insert(item);
            to.bindTyped(item, field);
        }
        if (seen.isEmpty())
            return Outcome::Empty;
        to.write(u')');
        return Outcome::Sql;
    }
};

/// left BETWEEN a AND b.
class RangeLookup : public ListLookup
{
public:
    RangeLookup() : ListLookup(u"range"_s) { }

    Value prepare(const Field *field, const Value &value) const override
    {
        const Value prepared = ListLookup::prepare(field, value);
        if (prepared.list().size() != 2)
            throw ValueError(
                    u"The lookup 'range' needs two values, not %1."_s.arg(prepared.list().size()));
        return prepared;
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const Field *field = lookup.left()->outputField();
        lookup.compileLeft(to);
        if (const NodePtr right = lookup.rightNode()) {
            const auto *ends = nodeAs<ListNode>(right.get());
            if (!ends || ends->sources().size() != 2)
                throw FieldError(u"The lookup 'range' needs a list of two values."_s);
            to.write(" BETWEEN "_L1);
            to.compileValue(ends->sources().at(0));
            to.write(" AND "_L1);
            to.compileValue(ends->sources().at(1));
            return Outcome::Sql;
        }
        to.write(" BETWEEN "_L1);
        to.bindTyped(lookup.right().list().at(0), field);
        to.write(" AND "_L1);
        to.bindTyped(lookup.right().list().at(1), field);
        return Outcome::Sql;
    }
};

} // namespace

void addListLookups(LookupTable &table)
{
    table.add(std::make_unique<InLookup>());
    table.add(std::make_unique<RangeLookup>());
}

} // namespace Quintette::Internal
