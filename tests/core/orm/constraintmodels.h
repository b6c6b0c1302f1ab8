// SPDX-License-Identifier: GPL-3.0-or-later
// The models of tests/data/orm/constraints.py, without C++ types.
#pragma once

#include "core/orm/functions/text.h"
#include "core/orm/modelregistry.h"

namespace Rules {

using namespace Quintette;
using Constraint = ModelOptions::Constraint;

inline ModelInfo &addModel(ModelRegistry &registry, const QString &name,
                           const ModelOptions &options)
{
    return registry.add(std::make_unique<ModelInfo>(u"rules"_s, name, options));
}

inline void addText(ModelInfo &model, const QString &name, FieldOptions options = {.blank = true})
{
    options.maxLength = 50;
    model.addField(makeField(FieldKind::Char, name, options));
}

/// A name, and a color or none.
inline void addPair(ModelRegistry &registry, const QString &name, const Constraint &constraint)
{
    ModelInfo &model = addModel(registry, name, {.constraints = {constraint}});
    addText(model, u"name"_s);
    addText(model, u"color"_s, {.null = true, .blank = true});
}

inline void addTo(ModelRegistry &registry)
{
    ModelInfo &priced = addModel(
            registry, u"Priced"_s,
            {.constraints = {
                     {.name = u"price_gt"_s, .check = Q{{u"price__gt"_s, F(u"discounted"_s)}}},
                     {.name = u"price_positive"_s,
                      .check = Q{{u"price__gte"_s, 0}} | Q{{u"discounted__isnull"_s, true}},
                      .violationMessage = Text(u"Below nothing."_s),
                      .violationCode = u"negative"_s}}});
    for (const QString &name : {u"price"_s, u"discounted"_s})
        priced.addField(makeField(FieldKind::Integer, name, {.null = true, .blank = true}));

    const QStringList both{u"name"_s, u"color"_s};
    const Q isRed{{u"color"_s, u"red"_s}};
    addPair(registry, u"Pair"_s, {.name = u"pair_uniq"_s, .unique = both});
    addPair(registry, u"NullsEqual"_s,
            {.name = u"nulls_uniq"_s, .unique = both, .nullsDistinct = false});
    addPair(registry, u"Conditional"_s,
            {.name = u"red_uniq"_s, .unique = {u"name"_s}, .condition = isRed});
    addPair(registry, u"Computed"_s,
            {.name = u"lower_uniq"_s, .expressions = {Lower(u"name").descending(), F(u"color"_s)}});
    addPair(registry, u"ComputedRed"_s,
            {.name = u"lower_red_uniq"_s,
             .condition = isRed,
             .violationMessage = Text(u"A red one is there."_s),
             .expressions = {Lower(u"name")}});
    addPair(registry, u"ComputedNulls"_s,
            {.name = u"lower_nulls"_s, .expressions = {Lower(u"color")}, .nullsDistinct = false});
    addPair(registry, u"Worded"_s,
            {.name = u"worded_uniq"_s,
             .unique = both,
             .violationMessage = Text(u"No two alike."_s),
             .violationCode = u"twice"_s});
    addText(addModel(registry, u"Single"_s,
                     {.constraints = {{.name = u"single_uniq"_s, .unique = {u"name"_s}}}}),
            u"name"_s);
    addText(addModel(registry, u"SingleChild"_s, {.bases = {u"Single"_s}}), u"extra"_s);
    addText(addModel(registry, u"WordedOne"_s,
                     {.constraints = {{.name = u"worded_one"_s,
                                       .unique = {u"name"_s},
                                       .violationMessage = Text(u"Only one."_s),
                                       .violationCode = u"unique"_s}}}),
            u"name"_s);

    ModelInfo &together = addModel(registry, u"Together"_s, {.uniqueTogether = {both}});
    addText(together, u"name"_s, {});
    addText(together, u"color"_s, {.null = true, .blank = true});
    addText(together, u"code"_s,
            {.unique = true, .errorMessages = {{u"unique"_s, Text(u"That code is taken."_s)}}});

    ModelInfo &dated = addModel(registry, u"Dated"_s, {});
    dated.addField(makeField(FieldKind::Date, u"day"_s, {.null = true, .blank = true}));
    addText(dated, u"title"_s, {.blank = true, .uniqueForDate = u"day"_s});
    addText(dated, u"slug"_s, {.blank = true, .uniqueForYear = u"day"_s});
    addText(dated, u"code"_s, {.blank = true, .uniqueForMonth = u"day"_s});
}

} // namespace Rules
