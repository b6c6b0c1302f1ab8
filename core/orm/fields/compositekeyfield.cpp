// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/compositekeyfield.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/modelinfo.h"

namespace Quintette {

CompositeKeyField::CompositeKeyField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

ValueList CompositeKeyField::parts(const Value &input) const
{
    Value given = input;
    if (input.isText()) {
        const Result<Value> parsed = Json::parse(input.toString().toUtf8());
        if (parsed)
            given = *parsed;
    }
    const qsizetype size = model().keyFields().size();
    if (!given.isList() || given.list().size() != size) {
        throw ValueError(u"%1: the primary key is a tuple of %2 values, not %3"_s.arg(
                model().label(), QString::number(size), input.toRepr()));
    }
    return given.list();
}

Value CompositeKeyField::toValue(const Value &input) const
{
    if (input.isNone())
        return input;
    ValueList values = parts(input);
    for (qsizetype i = 0; i < values.size(); ++i)
        values[i] = model().keyFields().at(i)->toValue(values.at(i));
    return Value::tuple(values);
}

Value CompositeKeyField::prepare(const Value &input) const
{
    if (input.isNone())
        return input;
    ValueList values = parts(input);
    for (qsizetype i = 0; i < values.size(); ++i)
        values[i] = model().keyFields().at(i)->prepare(values.at(i));
    return Value::tuple(values);
}

QString CompositeKeyField::toText(const Value &value) const
{
    if (value.isNone())
        return {};
    ValueList texts;
    const ValueList values = parts(value);
    for (qsizetype i = 0; i < values.size(); ++i)
        texts += Value(model().keyFields().at(i)->toText(values.at(i)));
    return QString::fromUtf8(Json::serialize(texts));
}

} // namespace Quintette
