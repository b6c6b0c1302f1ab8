// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"

#include <cmath>

namespace Quintette::Internal {

namespace {

/// left op right.
class ComparisonLookup : public LookupKind
{
public:
    ComparisonLookup(const QString &name, QLatin1StringView op) : LookupKind(name), m_op(op) { }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        lookup.compileLeft(to);
        to.write(m_op);
        if (lookup.rightNode()) {
            lookup.compileRight(to);
            return Outcome::Sql;
        }
        if (lookup.right().type() == Value::Type::BigInt) {
            throw ValueError(u"The number %1 is too large for the database."_s.arg(
                    lookup.right().toString()));
        }
        to.bindTyped(lookup.right(), lookup.left()->outputField());
        return Outcome::Sql;
    }

    std::optional<Value> boundValue(const Field *field, const Value &right,
                                    const SqlDialect &dialect) const override
    {
        if (right.isNone() || right.type() == Value::Type::BigInt)
            return {};
        return field ? valueField(*field).toDatabase(right, dialect.backend())
                     : dialect.backend().adapt(right);
    }

private:
    QLatin1StringView m_op;
};

/// An integer column against a number that may be too large for any column: then the answer is
/// known.
class IntegerComparison : public ComparisonLookup
{
public:
    enum class Rounding { Truncate, Up };

    IntegerComparison(const QString &name, QLatin1StringView op, Rounding rounding, Outcome below,
                      Outcome above)
        : ComparisonLookup(name, op), m_rounding(rounding), m_below(below), m_above(above)
    {
    }

    Value prepare(const Field *field, const Value &value) const override
    {
        if (m_rounding == Rounding::Up && value.type() == Value::Type::Float
            && std::isfinite(value.number()))
            return ComparisonLookup::prepare(field, Value(std::ceil(value.number())));
        return ComparisonLookup::prepare(field, value);
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        const Outcome known = lookup.rightNode()
                ? Outcome::Sql
                : outcome(*lookup.left()->outputField(), lookup.right(), to.dialect());
        return known == Outcome::Sql ? ComparisonLookup::compile(lookup, to) : known;
    }

    std::optional<Value> boundValue(const Field *field, const Value &right,
                                    const SqlDialect &dialect) const override
    {
        if (outcome(*field, right, dialect) != Outcome::Sql)
            return {};
        return ComparisonLookup::boundValue(field, right, dialect);
    }

private:
    Outcome outcome(const Field &field, const Value &right, const SqlDialect &dialect) const
    {
        if (right.type() == Value::Type::BigInt)
            return right.toDecimal()->isNegative() ? m_below : m_above;
        if (right.type() == Value::Type::Int) {
            const auto [least, greatest] = dialect.integerRange(field);
            if (right.integer() < least)
                return m_below;
            if (right.integer() > greatest)
                return m_above;
        }
        return Outcome::Sql;
    }

    Rounding m_rounding;
    Outcome m_below; // when the number is smaller than any value of the column
    Outcome m_above;
};

} // namespace

void addComparisonLookups(LookupTable &table)
{
    struct Row
    {
        const char16_t *name;
        QLatin1StringView op;
        IntegerComparison::Rounding rounding;
        Outcome below;
        Outcome above;
    };
    using Rounding = IntegerComparison::Rounding;
    static const Row rows[] = {
            {u"exact", " = "_L1, Rounding::Truncate, Outcome::Empty, Outcome::Empty},
            {u"gt", " > "_L1, Rounding::Truncate, Outcome::Full, Outcome::Empty},
            {u"gte", " >= "_L1, Rounding::Up, Outcome::Full, Outcome::Empty},
            {u"lt", " < "_L1, Rounding::Up, Outcome::Empty, Outcome::Full},
            {u"lte", " <= "_L1, Rounding::Truncate, Outcome::Empty, Outcome::Full},
    };
    for (const Row &row : rows) {
        table.add(std::make_unique<ComparisonLookup>(QStringView(row.name).toString(), row.op));
        table.addForIntegers([&row] {
            return std::make_unique<IntegerComparison>(QStringView(row.name).toString(), row.op,
                                                       row.rounding, row.below, row.above);
        });
    }
}

} // namespace Quintette::Internal
