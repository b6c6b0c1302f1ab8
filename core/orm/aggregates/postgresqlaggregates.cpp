// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/aggregates/postgresqlaggregates.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregateexpression.h"

namespace Quintette {

using namespace Internal;

static NodePtr ofOne(const QString &name, const QString &function, AggregateOutput output,
                     const Argument &argument, const AggregateOptions &options)
{
    return aggregateNode({name, function, output}, {argument.node()}, options);
}

ArrayAgg::ArrayAgg(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"ArrayAgg"_s, u"ARRAY_AGG"_s, AggregateOutput::Array, argument, options), {})
{
}

JsonbAgg::JsonbAgg(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"JSONBAgg"_s, u"JSONB_AGG"_s, AggregateOutput::Json, argument, options), {})
{
}

BitAnd::BitAnd(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"BitAnd"_s, u"BIT_AND"_s, AggregateOutput::SameAsSource, argument, options),
                {})
{
}

BitOr::BitOr(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"BitOr"_s, u"BIT_OR"_s, AggregateOutput::SameAsSource, argument, options),
                {})
{
}

BitXor::BitXor(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"BitXor"_s, u"BIT_XOR"_s, AggregateOutput::SameAsSource, argument, options),
                {})
{
}

BoolAnd::BoolAnd(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"BoolAnd"_s, u"BOOL_AND"_s, AggregateOutput::Boolean, argument, options), {})
{
}

BoolOr::BoolOr(const Argument &argument, const AggregateOptions &options)
    : Aggregate(ofOne(u"BoolOr"_s, u"BOOL_OR"_s, AggregateOutput::Boolean, argument, options), {})
{
}

static QString functionOf(Regression::Of of)
{
    using Of = Regression::Of;
    switch (of) {
    case Of::Corr:
        return u"CORR"_s;
    case Of::CovarPop:
        return u"COVAR_POP"_s;
    case Of::CovarSamp:
        return u"COVAR_SAMP"_s;
    case Of::AverageX:
        return u"REGR_AVGX"_s;
    case Of::AverageY:
        return u"REGR_AVGY"_s;
    case Of::Count:
        return u"REGR_COUNT"_s;
    case Of::Intercept:
        return u"REGR_INTERCEPT"_s;
    case Of::R2:
        return u"REGR_R2"_s;
    case Of::Slope:
        return u"REGR_SLOPE"_s;
    case Of::Sxx:
        return u"REGR_SXX"_s;
    case Of::Sxy:
        return u"REGR_SXY"_s;
    case Of::Syy:
        return u"REGR_SYY"_s;
    }
    return {};
}

Regression::Regression(Of of, const Argument &y, const Argument &x, const AggregateOptions &options)
    : Aggregate(aggregateNode({functionOf(of), functionOf(of),
                               of == Of::Count ? AggregateOutput::Integer : AggregateOutput::Float},
                              {y.node(), x.node()}, options),
                {})
{
    // It is 0 where there is no row.
    if (of == Of::Count && options.defaultValue)
        throw TypeError(u"RegrCount does not allow default."_s);
}

} // namespace Quintette
