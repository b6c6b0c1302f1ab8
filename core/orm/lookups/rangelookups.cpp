// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/rangefield.h"
#include "core/orm/lookups/containertransforms.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/operatorlookup.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/lookups/templatetransform.h"

namespace Quintette::Internal {

namespace {

/// A range compared with another one, or with a value that may be in it.
class RangeLookup : public OperatorLookup
{
public:
    using OperatorLookup::OperatorLookup;

    Value prepare(const Field *field, const Value &value) const override
    {
        return prepareValue(rightField(valueField(*field), value), value);
    }

protected:
    const Field &rightField(const Field &left, const Value &right) const override
    {
        const bool isRange = right.isList() || right.type() == Value::Type::Dict;
        return isRange ? left : *boundField(left.kind());
    }
};

/// A number or date that has to be in a range.
class InRangeLookup : public OperatorLookup
{
public:
    explicit InRangeLookup(FieldKind range)
        : OperatorLookup(u"contained_by"_s, " <@ "_L1), m_range(range)
    {
    }

    Value prepare(const Field *, const Value &value) const override
    {
        return prepareValue(*fieldOfKind(m_range), value);
    }

protected:
    const Field &rightField(const Field &, const Value &) const override
    {
        return *fieldOfKind(m_range);
    }

private:
    FieldKind m_range;
};

} // namespace

NodePtr rangeTransform(const NodePtr &range, QStringView name)
{
    static const QHash<QString, QString> functions{
            {u"startswith"_s, u"LOWER("_s},    {u"endswith"_s, u"UPPER("_s},
            {u"isempty"_s, u"ISEMPTY("_s},     {u"lower_inc"_s, u"LOWER_INC("_s},
            {u"lower_inf"_s, u"LOWER_INF("_s}, {u"upper_inc"_s, u"UPPER_INC("_s},
            {u"upper_inf"_s, u"UPPER_INF("_s}};
    const auto found = functions.constFind(name.toString());
    if (found == functions.cend())
        return nullptr;
    const bool isEnd = name == "startswith"_L1 || name == "endswith"_L1;
    const FieldKind kind = valueField(*range->outputField()).kind();
    return std::make_shared<TemplateTransform>(range, QStringList{*found, u")"_s},
                                               isEnd ? boundField(kind)
                                                     : fieldOfKind(FieldKind::Boolean));
}

void addRangeLookups(LookupTable &table)
{
    const QPair<QString, QLatin1StringView> operators[] = {
            {u"contains"_s, " @> "_L1}, {u"contained_by"_s, " <@ "_L1}, {u"overlap"_s, " && "_L1},
            {u"fully_lt"_s, " << "_L1}, {u"fully_gt"_s, " >> "_L1},     {u"not_lt"_s, " &> "_L1},
            {u"not_gt"_s, " &< "_L1},   {u"adjacent_to"_s, " -|- "_L1},
    };
    for (int kind = int(FieldKind::IntegerRange); kind <= int(FieldKind::DateRange); ++kind) {
        for (const auto &[name, op] : operators)
            table.add(std::make_unique<RangeLookup>(name, op), FieldKind(kind));
    }
    for (int kind = 0; kind < int(FieldKind::ForeignKey); ++kind) {
        if (!isIntegerKind(FieldKind(kind)))
            continue;
        const bool isBig = FieldKind(kind) == FieldKind::BigInteger
                || FieldKind(kind) == FieldKind::BigAuto
                || FieldKind(kind) == FieldKind::PositiveBigInteger;
        table.add(std::make_unique<InRangeLookup>(isBig ? FieldKind::BigIntegerRange
                                                        : FieldKind::IntegerRange),
                  FieldKind(kind));
    }
    table.add(std::make_unique<InRangeLookup>(FieldKind::DecimalRange), FieldKind::Decimal);
    table.add(std::make_unique<InRangeLookup>(FieldKind::DateRange), FieldKind::Date);
    table.add(std::make_unique<InRangeLookup>(FieldKind::DateTimeRange), FieldKind::DateTime);
}

} // namespace Quintette::Internal
