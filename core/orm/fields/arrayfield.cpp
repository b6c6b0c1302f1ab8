// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/arrayfield.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/fields/postgresqlonly.h"
#include "core/orm/sql/node.h"

#include <mutex>

namespace Quintette {

ArrayField::ArrayField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options)), m_base(m_options.baseField)
{
    if (!m_base)
        m_base = makeField(FieldKind::Text, QString(), {});
}

template <typename Convert> static Value each(const Value &list, Convert convert)
{
    ValueList items;
    items.reserve(list.list().size());
    for (const Value &item : list.list())
        items.append(item.isNone() ? item : convert(item));
    return Value(items);
}

Value ArrayField::toValue(const Value &input) const
{
    Value list = input;
    if (input.isString()) {
        const Result<Value> parsed = Json::parse(input.string().toUtf8());
        list = parsed ? *parsed : Value();
        if (!list.isList())
            refuse(u"invalid"_s, QN_TEXT("orm", "“%1” is no list of values in JSON."), input);
    }
    if (list.isNone())
        return list;
    if (!list.isList())
        refuse(u"invalid"_s, QN_TEXT("orm", "“%1” is no list of values."), input);
    return each(list, [this](const Value &item) { return m_base->toValue(item); });
}

Value ArrayField::prepare(const Value &input) const
{
    if (!input.isList())
        return input;
    return each(input, [this](const Value &item) { return m_base->prepare(item); });
}

Value ArrayField::toDatabase(const Value &value, const Backend &backend) const
{
    if (!value.isList())
        return Field::toDatabase(value, backend);
    return each(value, [&](const Value &item) { return m_base->toDatabase(item, backend); });
}

Value ArrayField::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (!raw.isList())
        return raw;
    return each(raw, [&](const Value &item) { return m_base->fromDatabase(item, backend); });
}

QString ArrayField::columnType(const Backend &backend) const
{
    Internal::requirePostgreSql(backend, *this);
    return m_base->columnType(backend) + u"[]"_s;
}

QString ArrayField::toText(const Value &value) const
{
    if (!value.isList())
        return Field::toText(value);
    const Value texts = each(value, [this](const Value &item) { return m_base->toText(item); });
    return QString::fromUtf8(Json::serialize(texts, Json::Style::Python, true));
}

const Field *Internal::arrayOf(const Field &base)
{
    static std::mutex mutex;
    static QHash<int, std::shared_ptr<const Field>> known;
    const FieldKind kind = valueField(base).kind();
    const std::lock_guard lock(mutex);
    std::shared_ptr<const Field> &field = known[int(kind)];
    if (!field) {
        field = makeField(FieldKind::Array, QString(),
                          {.null = true, .baseField = makeField(kind, QString(), {})});
    }
    return field.get();
}

} // namespace Quintette
