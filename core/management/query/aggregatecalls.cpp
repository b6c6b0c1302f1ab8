// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/aggregatecalls.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"

namespace Quintette::Internal {

ParsedValue callAggregate(const QString &name, const ParsedArguments &arguments)
{
    if (arguments.positional.isEmpty())
        throw TypeError(u"%1() needs the name of a field."_s.arg(name));
    AggregateOptions options;
    QString delimiter = u","_s;
    bool sample = false;
    for (const auto &[option, meaning] : arguments.named) {
        if (option == "distinct"_L1)
            options.distinct = meaning.constant().isTrue();
        else if (option == "filter"_L1)
            options.filter = meaning.toCondition();
        else if (option == "default"_L1)
            options.defaultValue = meaning.toExpression();
        else if (option == "sample"_L1)
            sample = meaning.constant().isTrue();
        else if (option == "delimiter"_L1)
            delimiter = meaning.constant().toString();
        else if (option != "output_field"_L1)
            throw TypeError(u"%1() does not know the option '%2'."_s.arg(name, option));
    }
    const ParsedValue &first = arguments.positional.first();
    const Argument argument = first.toArgument();
    const Statistics statistics = sample ? Statistics::Sample : Statistics::Population;
    Aggregate made = name == "StringAgg"_L1   ? Aggregate(StringAgg(argument, delimiter, options))
            : name == "StdDev"_L1 && sample   ? Aggregate(StdDev(argument, statistics, options))
            : name == "Variance"_L1 && sample ? Aggregate(Variance(argument, statistics, options))
                                              : Aggregate::byName(name, argument, options);
    ParsedValue meaning = ParsedValue::ofExpression(made);
    meaning.defaultAlias = made.defaultAlias();
    return meaning;
}

} // namespace Quintette::Internal
