// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/neighbours.h"

#include "core/base/error.h"
#include "core/orm/modelinfo.h"

namespace Quintette {

namespace {

enum class Side { Next, Previous };

QString beyond(Side side)
{
    return side == Side::Next ? u"__gt"_s : u"__lt"_s;
}

QStringList ordered(Side side, QStringList names)
{
    if (side == Side::Previous) {
        for (QString &name : names)
            name.prepend(u'-');
    }
    return names;
}

Record firstOf(const QuerySet &found)
{
    const QList<Record> one = found.slice(0, 1).toList();
    if (one.isEmpty()) {
        throw ObjectDoesNotExist(u"%1 matching query does not exist."_s.arg(found.model().name()));
    }
    return one.first();
}

void checkSaved(const Record &record)
{
    if (record.pk().isNone())
        throw ValueError(u"get_next/get_previous cannot be used on unsaved objects."_s);
}

Record byField(const Record &record, const QString &name, const Q &condition, Side side)
{
    const ModelInfo &model = record.model();
    const Field &field = model.field(name);
    const bool isMoment = field.kind() == FieldKind::Date || field.kind() == FieldKind::DateTime;
    if (!isMoment || field.isNull()) {
        throw FieldError(
                u"%1.%2 has no next and previous: that takes a date that is never null"_s.arg(
                        model.label(), name));
    }
    checkSaved(record);
    const Value &moment = record.value(field);
    const Q same{{name, moment}, {u"pk"_s + beyond(side), record.pk()}};
    return firstOf(objects(model, record.database())
                           .filter(condition)
                           .filter(same | Q{{name + beyond(side), moment}})
                           .orderBy(ordered(side, {name, u"pk"_s})));
}

Record inOrder(const Record &record, Side side)
{
    const ModelInfo &model = record.model();
    const QString &owner = model.options().orderWithRespectTo;
    if (owner.isEmpty()) {
        throw FieldError(u"%1 has no order with respect to anything (order_with_respect_to)"_s.arg(
                model.label()));
    }
    checkSaved(record);
    // The place in the database counts: it changes without the object being loaded again.
    const QuerySet all = objects(model, record.database());
    const Value place = all.filter({{u"pk"_s, record.pk()}}).toValues(u"_order"_s).value(0);
    return firstOf(all.filter({{owner, record.value(model.field(owner))},
                               {u"_order"_s + beyond(side), place}})
                           .orderBy(ordered(side, {u"_order"_s})));
}

} // namespace

Record nextBy(const Record &record, const QString &field, const Q &condition)
{
    return byField(record, field, condition, Side::Next);
}

Record previousBy(const Record &record, const QString &field, const Q &condition)
{
    return byField(record, field, condition, Side::Previous);
}

Record nextInOrder(const Record &record)
{
    return inOrder(record, Side::Next);
}

Record previousInOrder(const Record &record)
{
    return inOrder(record, Side::Previous);
}

} // namespace Quintette
