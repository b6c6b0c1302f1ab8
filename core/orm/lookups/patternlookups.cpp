// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

/// left LIKE a pattern made of the right side, whose own % and _ stand for themselves.
class PatternLookup : public LookupKind
{
public:
    PatternLookup(const QString &name, PatternMatch match) : LookupKind(name), m_match(match) { }

    Value prepare(const Field *, const Value &value) const override
    {
        return Value(patternText(value));
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        if (const NodePtr right = lookup.rightNode())
            return to.dialect().writePattern(to, *lookup.left(), m_match, right);
        to.dialect().writePattern(to, *lookup.left(), m_match, text(lookup, to));
        return Outcome::Sql;
    }

protected:
    virtual QString text(const LookupNode &lookup, const Compiler &) const
    {
        return lookup.right().string();
    }

private:
    PatternMatch m_match;
};

/// Databases without a type for UUIDs keep them without hyphens.
class UuidPatternLookup : public PatternLookup
{
public:
    using PatternLookup::PatternLookup;

protected:
    QString text(const LookupNode &lookup, const Compiler &to) const override
    {
        QString text = lookup.right().string();
        return to.backend().supports(Backend::Feature::NativeUuid) ? text : text.remove(u'-');
    }
};

/// Any other kind of value is read before it becomes a text again: "018" is the number 18.
class TypedPatternLookup : public PatternLookup
{
public:
    using PatternLookup::PatternLookup;

    Value prepare(const Field *field, const Value &value) const override
    {
        if (!field || valueField(*field).kind() == FieldKind::Json)
            return PatternLookup::prepare(field, value);
        return prepareValue(*field, value);
    }

protected:
    QString text(const LookupNode &lookup, const Compiler &to) const override
    {
        const Value &right = lookup.right();
        const Field *field = lookup.left()->outputField();
        // A truth value is written as Python writes it, which no column holds.
        return !field || right.isString() || right.type() == Value::Type::Bool
                ? right.toString()
                : valueField(*field).toDatabase(right, to.backend()).toString();
    }
};

} // namespace

void addPatternLookups(LookupTable &table)
{
    const QPair<QString, PatternMatch> rows[] = {
            {u"iexact"_s, PatternMatch::IExact},
            {u"contains"_s, PatternMatch::Contains},
            {u"icontains"_s, PatternMatch::IContains},
            {u"startswith"_s, PatternMatch::StartsWith},
            {u"istartswith"_s, PatternMatch::IStartsWith},
            {u"endswith"_s, PatternMatch::EndsWith},
            {u"iendswith"_s, PatternMatch::IEndsWith},
    };
    for (const auto &[name, match] : rows) {
        if (match == PatternMatch::IExact)
            table.add(std::make_unique<TypedPatternLookup>(name, match));
        else
            table.add(std::make_unique<PatternLookup>(name, match));
        table.add(std::make_unique<UuidPatternLookup>(name, match), FieldKind::Uuid);
    }
}

} // namespace Quintette::Internal
