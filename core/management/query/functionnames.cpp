// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/functionnames.h"

#include "core/base/error.h"
#include "core/orm/lookups/datetransforms.h"

namespace Quintette::Internal {

namespace {

struct Row
{
    const char16_t *sql;
    int minimum;
    int maximum;
    std::optional<FieldKind> output;
};

const QHash<QString, Row> &rows()
{
    static const QHash<QString, Row> all{
            {u"Lower"_s, {u"LOWER", 1, 1, {}}},
            {u"Upper"_s, {u"UPPER", 1, 1, {}}},
            {u"Length"_s, {u"LENGTH", 1, 1, FieldKind::Integer}},
            {u"Trim"_s, {u"TRIM", 1, 1, {}}},
            {u"LTrim"_s, {u"LTRIM", 1, 1, {}}},
            {u"RTrim"_s, {u"RTRIM", 1, 1, {}}},
            {u"Replace"_s, {u"REPLACE", 3, 3, {}}},
            {u"Substr"_s, {u"SUBSTRING", 2, 3, FieldKind::Char}},
            {u"StrIndex"_s, {u"STRPOS", 2, 2, FieldKind::Integer}},
            {u"Coalesce"_s, {u"COALESCE", 2, 32, {}}},
            {u"Greatest"_s, {u"GREATEST", 2, 32, {}}},
            {u"Least"_s, {u"LEAST", 2, 32, {}}},
            {u"NullIf"_s, {u"NULLIF", 2, 2, {}}},
            {u"Abs"_s, {u"ABS", 1, 1, {}}},
            {u"Ceil"_s, {u"CEILING", 1, 1, {}}},
            {u"Floor"_s, {u"FLOOR", 1, 1, {}}},
            {u"Round"_s, {u"ROUND", 1, 2, {}}},
            {u"Sqrt"_s, {u"SQRT", 1, 1, FieldKind::Float}},
            {u"Power"_s, {u"POWER", 2, 2, FieldKind::Float}},
            {u"Mod"_s, {u"MOD", 2, 2, {}}},
            {u"Sign"_s, {u"SIGN", 1, 1, {}}},
            {u"Exp"_s, {u"EXP", 1, 1, FieldKind::Float}},
            {u"Ln"_s, {u"LN", 1, 1, FieldKind::Float}},
    };
    return all;
}

} // namespace

std::optional<Expression> functionByName(const QString &name, const QList<Argument> &arguments)
{
    const auto found = rows().constFind(name);
    if (found != rows().cend()) {
        if (arguments.size() < found->minimum || arguments.size() > found->maximum)
            throw TypeError(u"%1() does not take %2 arguments."_s.arg(name).arg(arguments.size()));
        const QString sql = QStringView(found->sql).toString();
        return found->output ? Func(sql, arguments, *found->output) : Func(sql, arguments);
    }
    const bool extract = name.startsWith("Extract"_L1);
    const bool truncate = name.startsWith("Trunc"_L1);
    if ((!extract && !truncate) || arguments.size() != 1)
        return std::nullopt;
    static const QHash<QString, QString> parts{{u"Year"_s, u"year"_s},
                                               {u"IsoYear"_s, u"iso_year"_s},
                                               {u"Month"_s, u"month"_s},
                                               {u"Day"_s, u"day"_s},
                                               {u"Week"_s, u"week"_s},
                                               {u"WeekDay"_s, u"week_day"_s},
                                               {u"IsoWeekDay"_s, u"iso_week_day"_s},
                                               {u"Quarter"_s, u"quarter"_s},
                                               {u"Hour"_s, u"hour"_s},
                                               {u"Minute"_s, u"minute"_s},
                                               {u"Second"_s, u"second"_s}};
    const NodePtr source = arguments.first().node();
    const QString part = name.sliced(extract ? 7 : 5);
    if (truncate && (part == "Date"_L1 || part == "Time"_L1)) {
        const FieldKind result = part == "Date"_L1 ? FieldKind::Date : FieldKind::Time;
        return Expression(std::make_shared<DayPartNode>(source, result));
    }
    if (!parts.contains(part))
        return std::nullopt;
    if (extract)
        return Expression(std::make_shared<ExtractNode>(source, parts.value(part)));
    return Expression(std::make_shared<TruncateNode>(source, parts.value(part), std::nullopt));
}

} // namespace Quintette::Internal
