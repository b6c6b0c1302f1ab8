// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/arrayfield.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/fields/postgresqlonly.h"
#include "core/orm/sql/node.h"
#include "core/orm/validators/validators.h"

#include <mutex>

namespace Quintette {

ArrayField::ArrayField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options)), m_base(m_options.baseField)
{
    if (!m_base)
        m_base = makeField(FieldKind::Text, QString(), {});
    if (m_options.size >= 0)
        m_kindValidators += Validators::arrayMaxLength(m_options.size);
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

void ArrayField::validate(const Value &value) const
{
    Field::validate(value);
    if (!value.isList())
        return;
    QList<ValidationError::Item> wrong;
    QSet<qsizetype> lengths;
    int position = 0;
    for (const Value &item : value.list()) {
        ++position;
        lengths.insert(item.isList() ? item.list().size() : 0);
        try {
            m_base->clean(item);
        } catch (const ValidationError &error) {
            for (const ValidationError::Item &one :
                 error.errors().value(ValidationError::nonField)) {
                wrong += {QN_TEXT("orm", "Item %1 in the array did not validate: %2")
                                  .arg(position)
                                  .arg(one.message),
                          u"item_invalid"_s};
            }
        }
    }
    if (!wrong.isEmpty())
        throw ValidationError(
                QMap<QString, QList<ValidationError::Item>>{{ValidationError::nonField, wrong}});
    if (m_base->kind() == FieldKind::Array && lengths.size() > 1)
        refuse(u"nested_array_mismatch"_s,
               QN_TEXT("orm", "Nested arrays must have the same length."), value);
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
    const QString size = m_options.size < 0 ? QString() : QString::number(m_options.size);
    return u"%1[%2]"_s.arg(m_base->columnType(backend), size);
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
