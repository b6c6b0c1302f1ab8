// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/jsonkey.h"
#include "core/orm/lookups/jsonkeytext.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

const JsonKeyNode &keyOf(const LookupNode &lookup)
{
    return *asJsonKey(lookup.left());
}

/// A key equal to JSON; None means that the key is there and null.
class KeyExact : public LookupKind
{
public:
    KeyExact() : LookupKind(u"exact"_s) { }
    bool acceptsNone() const override { return true; }
    Value prepare(const Field *, const Value &value) const override { return value; }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(" = "_L1);
        if (const NodePtr right = lookup.rightNode())
            to.compileValue(right);
        else
            to.dialect().writeJsonValue(to, jsonText(lookup.right()));
        return Outcome::Sql;
    }
};

class KeyIn : public LookupKind
{
public:
    KeyIn() : LookupKind(u"in"_s) { }
    bool takesList() const override { return true; }
    Value prepare(const Field *, const Value &value) const override
    {
        if (!value.isList())
            throw TypeError(u"The lookup 'in' needs a list, not %1."_s.arg(value.toRepr()));
        return value;
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(" IN "_L1);
        if (const NodePtr right = lookup.rightNode()) {
            if (right->type() == Node::Type::Subquery)
                return to.compile(right);
            writeItems(to, right->type() == Node::Type::List ? right->sources() : NodeList{right});
            return Outcome::Sql;
        }
        bool any = false;
        for (const Value &item : lookup.right().list()) {
            if (item.isNone())
                continue;
            to.write(any ? ", "_L1 : "("_L1);
            any = true;
            to.dialect().writeJsonValue(to, jsonText(item));
        }
        to.write(u')');
        return any ? Outcome::Sql : Outcome::Empty;
    }

private:
    static void writeItems(Compiler &to, const NodeList &items)
    {
        bool first = true;
        for (const NodePtr &item : items) {
            to.write(first ? "("_L1 : ", "_L1);
            first = false;
            if (const auto *literal = nodeAs<LiteralNode>(item.get()))
                to.dialect().writeJsonValue(to, jsonText(literal->value()));
            else
                to.compileValue(item);
        }
        to.write(u')');
    }
};

class KeyComparison : public LookupKind
{
public:
    KeyComparison(const QString &name, QLatin1StringView op) : LookupKind(name), m_op(op) { }
    Value prepare(const Field *, const Value &value) const override { return value; }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        to.compileValue(lookup.left());
        to.write(m_op);
        if (const NodePtr right = lookup.rightNode())
            to.compileValue(right);
        else
            to.dialect().writeJsonOperand(to, lookup.right());
        return Outcome::Sql;
    }

private:
    QLatin1StringView m_op;
};

/// Whether the key is missing; a key that is null is there.
class KeyIsNull : public LookupKind
{
public:
    KeyIsNull() : LookupKind(u"isnull"_s) { }
    // Django asks for the truth of anything here, unlike isnull of a column.
    Value prepare(const Field *, const Value &value) const override
    {
        return Value(value.isTrue());
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const JsonKeyNode &key = keyOf(lookup);
        return to.dialect().writeJsonHasKey(to, key.root(), key.path(),
                                            SqlDialect::LastKey::NameOrIndex,
                                            !lookup.right().isTrue());
    }
};

/// A lookup of text fields on the key's text.
class KeyTextLookup : public LookupKind
{
public:
    explicit KeyTextLookup(const LookupKind &text) : LookupKind(text.name()), m_text(text) { }
    Value prepare(const Field *field, const Value &value) const override
    {
        return m_text.prepare(field, value);
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const auto text = std::make_shared<KeyTextNode>(lookup.left());
        if (const NodePtr right = lookup.rightNode())
            return LookupNode(m_text, text, right).compile(to);
        return LookupNode(m_text, text, lookup.right()).compile(to);
    }

private:
    const LookupKind &m_text;
};

} // namespace

const LookupKind *findJsonKeyLookup(QStringView name)
{
    static const auto lookups = [] {
        std::vector<std::unique_ptr<LookupKind>> all;
        all.push_back(std::make_unique<KeyExact>());
        all.push_back(std::make_unique<KeyIn>());
        all.push_back(std::make_unique<KeyIsNull>());
        all.push_back(std::make_unique<KeyComparison>(u"gt"_s, " > "_L1));
        all.push_back(std::make_unique<KeyComparison>(u"gte"_s, " >= "_L1));
        all.push_back(std::make_unique<KeyComparison>(u"lt"_s, " < "_L1));
        all.push_back(std::make_unique<KeyComparison>(u"lte"_s, " <= "_L1));
        for (const QString &text : {u"iexact"_s, u"icontains"_s, u"startswith"_s, u"istartswith"_s,
                                    u"endswith"_s, u"iendswith"_s, u"regex"_s, u"iregex"_s}) {
            all.push_back(std::make_unique<KeyTextLookup>(*findLookup(text, FieldKind::Text)));
        }
        return all;
    }();
    for (const std::unique_ptr<LookupKind> &lookup : lookups) {
        if (lookup->name() == name)
            return lookup.get();
    }
    return nullptr;
}

} // namespace Quintette::Internal
