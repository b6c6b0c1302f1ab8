// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/textsearchlookups.h"

#include "core/db/databaseerror.h"
#include "core/orm/expression.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/lookups/transforms.h"
#include "core/orm/search/searchexpressions.h"
#include "core/orm/sql/compiler.h"

#include <map>

namespace Quintette {

using namespace Internal;

namespace {

class UnaccentNode : public TransformNode
{
public:
    using TransformNode::TransformNode;

    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<UnaccentNode>(sources.first());
    }
    Outcome compile(Compiler &to) const override
    {
        to.write("UNACCENT("_L1);
        to.compileValue(source());
        to.write(u')');
        return Outcome::Sql;
    }
};

/// A lookup of texts whose right side loses its accents too. Django: bilateral transforms.
class UnaccentLookup : public LookupKind
{
public:
    explicit UnaccentLookup(const LookupKind &plain) : LookupKind(plain.name()), m_plain(plain) { }

    Value prepare(const Field *field, const Value &value) const override
    {
        return m_plain.prepare(field, value);
    }
    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const NodePtr given =
                lookup.rightNode() ? lookup.rightNode() : Literal(lookup.right()).node();
        return LookupNode(m_plain, lookup.left(), std::make_shared<UnaccentNode>(given))
                .compile(to);
    }

private:
    const LookupKind &m_plain;
};

const LookupKind *UnaccentNode::ownLookup(QStringView name) const
{
    // Those that compare with one text; a list or nothing has no accents to lose.
    static const std::map<QString, UnaccentLookup> lookups = [] {
        std::map<QString, UnaccentLookup> made;
        for (const QString &one : {u"exact"_s, u"iexact"_s, u"contains"_s, u"icontains"_s,
                                   u"startswith"_s, u"istartswith"_s, u"endswith"_s, u"iendswith"_s,
                                   u"gt"_s, u"gte"_s, u"lt"_s, u"lte"_s})
            made.try_emplace(one, *findLookup(one, FieldKind::Text));
        return made;
    }();
    const auto found = lookups.find(name.toString());
    return found == lookups.end() ? nullptr : &found->second;
}

/// How alike the column, or a part of it, is to a text; the database says by a function of its own.
class TrigramLookup : public LookupKind
{
public:
    TrigramLookup(const QString &name, const QString &function)
        : LookupKind(name), m_function(function)
    {
    }

    Value prepare(const Field *, const Value &value) const override
    {
        return Value(patternText(value));
    }
    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const NodePtr text =
                lookup.rightNode() ? lookup.rightNode() : Literal(lookup.right()).node();
        if (!to.dialect().writeFunction(to, m_function, {lookup.left(), text}))
            throw NotSupportedError(u"The lookup '%1' is one of PostgreSQL."_s.arg(name()));
        return Outcome::Sql;
    }

private:
    QString m_function;
};

} // namespace

void installTextSearchLookups()
{
    for (const FieldKind kind : {FieldKind::Char, FieldKind::Text}) {
        registerTransform(u"unaccent"_s, kind, [](const NodePtr &source) -> NodePtr {
            return std::make_shared<UnaccentNode>(source);
        });
        registerLookup(std::make_unique<TrigramLookup>(u"trigram_similar"_s, u"TRIGRAM_SIMILAR"_s),
                       kind);
        registerLookup(std::make_unique<TrigramLookup>(u"trigram_word_similar"_s,
                                                       u"TRIGRAM_WORD_SIMILAR"_s),
                       kind);
        registerLookup(std::make_unique<TrigramLookup>(u"trigram_strict_word_similar"_s,
                                                       u"TRIGRAM_STRICT_WORD_SIMILAR"_s),
                       kind);
        registerLookup(makeSearchLookup(), kind);
    }
}

} // namespace Quintette
