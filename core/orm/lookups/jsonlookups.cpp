// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/jsonkey.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

/// The whole column equal to JSON; None is JSON's null, not NULL.
class JsonExact : public LookupKind
{
public:
    JsonExact() : LookupKind(u"exact"_s) { }
    bool acceptsNone() const override { return true; }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(" = "_L1);
        if (const NodePtr right = lookup.rightNode())
            to.compileValue(right);
        else
            to.bind(Value(jsonText(lookup.right())));
        return Outcome::Sql;
    }
};

/// contains, contained_by.
class JsonContains : public LookupKind
{
public:
    JsonContains(const QString &name, bool reversed) : LookupKind(name), m_reversed(reversed) { }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        NodePtr right = lookup.rightNode();
        if (!right)
            right = std::make_shared<LiteralNode>(Value(jsonText(lookup.right())),
                                                  fieldOfKind(FieldKind::Text));
        return m_reversed ? to.dialect().writeJsonContains(to, right, lookup.left())
                          : to.dialect().writeJsonContains(to, lookup.left(), right);
    }

private:
    bool m_reversed;
};

/// has_key, has_keys, has_any_keys.
class JsonHasKeys : public LookupKind
{
public:
    enum class Wanted { One, All, Any };

    JsonHasKeys(const QString &name, Wanted wanted) : LookupKind(name), m_wanted(wanted) { }
    bool takesList() const override { return m_wanted != Wanted::One; }

    Value prepare(const Field *, const Value &value) const override
    {
        if (m_wanted == Wanted::One)
            return Value(ValueList{Value(patternText(value))});
        if (!value.isList())
            throw TypeError(
                    u"The lookup '%1' needs a list of keys, not %2."_s.arg(name(), value.toRepr()));
        if (value.list().isEmpty())
            throw ValueError(u"The lookup '%1' needs at least one key."_s.arg(name()));
        ValueList keys;
        for (const Value &key : value.list())
            keys.append(Value(patternText(key)));
        return Value(keys);
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        if (lookup.rightNode())
            throw FieldError(u"The lookup '%1' needs keys, not an expression."_s.arg(name()));
        const JsonKeyNode *key = asJsonKey(lookup.left());
        const NodePtr root = key ? key->root() : lookup.left();
        const QStringList path = key ? key->path() : QStringList();
        const ValueList &wanted = lookup.right().list();
        bool first = true;
        to.write(u'(');
        for (const Value &name : wanted) {
            if (!first)
                to.write(m_wanted == Wanted::All ? " AND "_L1 : " OR "_L1);
            first = false;
            to.dialect().writeJsonHasKey(to, root, QStringList(path) << name.string(),
                                         SqlDialect::LastKey::Name, true);
        }
        to.write(u')');
        return Outcome::Sql;
    }

private:
    Wanted m_wanted;
};

} // namespace

void addJsonLookups(LookupTable &table)
{
    table.add(std::make_unique<JsonExact>(), FieldKind::Json);
    table.add(std::make_unique<JsonContains>(u"contains"_s, false), FieldKind::Json);
    table.add(std::make_unique<JsonContains>(u"contained_by"_s, true), FieldKind::Json);
    table.add(std::make_unique<JsonHasKeys>(u"has_key"_s, JsonHasKeys::Wanted::One),
              FieldKind::Json);
    table.add(std::make_unique<JsonHasKeys>(u"has_keys"_s, JsonHasKeys::Wanted::All),
              FieldKind::Json);
    table.add(std::make_unique<JsonHasKeys>(u"has_any_keys"_s, JsonHasKeys::Wanted::Any),
              FieldKind::Json);
}

} // namespace Quintette::Internal
