// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/windowcalls.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

using Make = ParsedValue (*)(const ParsedArguments &arguments);

std::optional<int> frameBound(const ParsedArguments &arguments, qsizetype place,
                              QLatin1StringView name)
{
    const ParsedValue *bound = arguments.find(place, name);
    if (!bound || bound->constant().isNone())
        return {};
    return int(bound->constant().toInt().value_or(0));
}

/// WindowFrameExclusion.TIES and the like.
WindowFrame::Exclusion exclusionOf(const ParsedArguments &arguments)
{
    using Exclusion = WindowFrame::Exclusion;
    const ParsedValue *given = arguments.find("exclusion"_L1);
    if (!given)
        return Exclusion::None;
    static const QHash<QString, Exclusion> names{{u"CURRENT_ROW"_s, Exclusion::CurrentRow},
                                                 {u"GROUP"_s, Exclusion::Group},
                                                 {u"TIES"_s, Exclusion::Ties},
                                                 {u"NO_OTHERS"_s, Exclusion::NoOthers}};
    const auto found = names.constFind(given->path());
    if (found == names.cend())
        throw TypeError(u"The exclusion of a frame is a WindowFrameExclusion."_s);
    return *found;
}

template <WindowFrame::Kind kind> ParsedValue frame(const ParsedArguments &arguments)
{
    return {.kind = ParsedValue::Kind::Frame,
            .frame = {kind, frameBound(arguments, 0, "start"_L1),
                      frameBound(arguments, 1, "end"_L1), exclusionOf(arguments)}};
}

QList<Argument> argumentsOf(const ParsedValue *list)
{
    QList<Argument> all;
    if (list && !(list->kind == ParsedValue::Kind::Constant && list->value.isNone())) {
        for (const ParsedValue &item : list->toItems())
            all.append(item.toArgument());
    }
    return all;
}

ParsedValue window(const ParsedArguments &arguments)
{
    WindowOptions options{.partitionBy = argumentsOf(arguments.find(1, "partition_by"_L1)),
                          .orderBy = argumentsOf(arguments.find(2, "order_by"_L1))};
    if (const ParsedValue *given = arguments.find(3, "frame"_L1)) {
        if (given->kind != ParsedValue::Kind::Frame)
            throw TypeError(u"The frame of a Window is RowRange(...) or ValueRange(...)."_s);
        options.frame = given->frame;
    }
    return ParsedValue::ofExpression(
            Window(arguments.require(0, "expression"_L1).toExpression(), options));
}

ParsedValue lag(const ParsedArguments &arguments, bool isLead)
{
    const Argument argument = arguments.require(0, "expression"_L1).toArgument();
    const ParsedValue *offset = arguments.find(1, "offset"_L1);
    const ParsedValue *given = arguments.find(2, "default"_L1);
    const int rows = offset ? int(offset->constant().toInt().value_or(0)) : 1;
    const std::optional<Expression> otherwise =
            given ? std::optional(given->toExpression()) : std::nullopt;
    return ParsedValue::ofExpression(isLead ? Expression(Lead(argument, rows, otherwise))
                                            : Expression(Lag(argument, rows, otherwise)));
}

ParsedValue nthValue(const ParsedArguments &arguments)
{
    const ParsedValue *nth = arguments.find(1, "nth"_L1);
    return ParsedValue::ofExpression(NthValue(arguments.require(0, "expression"_L1).toArgument(),
                                              nth ? int(nth->constant().toInt().value_or(0)) : 1));
}

ParsedValue ntile(const ParsedArguments &arguments)
{
    const ParsedValue *buckets = arguments.find(0, "num_buckets"_L1);
    return ParsedValue::ofExpression(
            Ntile(buckets ? int(buckets->constant().toInt().value_or(0)) : 1));
}

} // namespace

std::optional<ParsedValue> windowPartByName(const QString &name, const ParsedArguments &arguments)
{
    static const QHash<QString, Make> known{
            {u"Lag"_s, [](const ParsedArguments &all) { return lag(all, false); }},
            {u"Lead"_s, [](const ParsedArguments &all) { return lag(all, true); }},
            {u"NthValue"_s, nthValue},
            {u"Ntile"_s, ntile},
            {u"RowRange"_s, frame<WindowFrame::Kind::Rows>},
            {u"ValueRange"_s, frame<WindowFrame::Kind::Values>},
            {u"Window"_s, window},
    };
    const auto found = known.constFind(name);
    return found == known.cend() ? std::nullopt : std::optional((*found)(arguments));
}

} // namespace Quintette::Internal
