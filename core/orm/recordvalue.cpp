// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/recordvalue.h"

#include "core/base/error.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"

namespace Quintette {

namespace Internal {

static ValueList toValues(const QList<Record> &records)
{
    ValueList values;
    values.reserve(records.size());
    for (const Record &record : records)
        values += toValue(record);
    return values;
}

std::optional<Value> RecordValue::attribute(const QString &name) const
{
    const std::scoped_lock lock(m_mutex);
    const auto fetched = m_fetched.constFind(name);
    if (fetched != m_fetched.cend())
        return *fetched;
    const std::optional<Value> value = find(name);
    if (value && value->type() == Value::Type::Object)
        m_fetched.insert(name, *value);
    return value;
}

std::optional<Value> RecordValue::find(const QString &name) const
{
    const ModelInfo &model = m_record.model();
    // Templates cannot reach what starts with an underscore; get_FOO_display and get_absolute_url
    // are methods in Django.
    if (const Field *field = model.findField(name))
        return fieldValue(*field, name);
    if (const Value *annotation = m_record.annotations().find(name))
        return *annotation;
    if (const ReverseRelation *relation = model.findAccessor(name))
        return reverseValue(*relation);
    if (const auto prefetched = m_record.prefetched(name))
        return toValues(*prefetched);
    if (name == u"get_absolute_url" && model.behaviour().absoluteUrl)
        return m_record.absoluteUrl();
    if (name.startsWith(u"get_") && name.endsWith(u"_display")) {
        const Field *field = model.findField(QStringView(name).sliced(4).chopped(8));
        if (field && field->index() >= 0)
            return field->display(m_record.value(field->index()));
    }
    return std::nullopt;
}

/// A column as templates read it: of a file more than its name.
static Value columnValue(const Record &record, const Field &field)
{
    const Value &value = record.value(field.index());
    const bool isFile = field.kind() == FieldKind::File || field.kind() == FieldKind::Image;
    const ModelRegistry::FileValue &fileValue = record.model().registry().fileValue();
    return isFile && fileValue && value.isText() ? fileValue(field, value.toString()) : value;
}

std::optional<Value> RecordValue::fieldValue(const Field &field, const QString &name) const
{
    if (field.isManyToMany()) {
        if (m_record.pk().isNone() || !field.throughModel())
            return Value();
        return new RelatedManagerValue(relatedObjects(m_record, field),
                                       m_record.prefetched(field.name()));
    }
    if (field.isForeignKey() && name == field.name()) {
        const std::optional<Record> object = related(m_record, field);
        return object ? toValue(*object) : Value();
    }
    if (m_record.isDeferred(field.index()) && !m_record.isAdding()) {
        Record whole = m_record;
        refresh(whole, {field.name()});
        return columnValue(whole, field);
    }
    return columnValue(m_record, field);
}

std::optional<Value> RecordValue::reverseValue(const ReverseRelation &relation) const
{
    if (m_record.pk().isNone())
        return Value();
    const std::optional<QList<Record>> loaded = m_record.prefetched(relation.accessorName);
    if (!relation.isOneToOne())
        return new RelatedManagerValue(relatedObjects(m_record, relation), loaded);
    if (const Record *cached = m_record.cachedRelated(*relation.field))
        return toValue(*cached);
    if (loaded)
        return loaded->isEmpty() ? Value() : toValue(loaded->first());
    const std::optional<Record> other = relatedObjects(m_record, relation).first();
    // Django raises RelatedObjectDoesNotExist here, which templates show as nothing.
    return other ? toValue(*other) : Value();
}

bool RecordValue::isEqual(const ValueObject &other) const
{
    const auto *record = dynamic_cast<const RecordValue *>(&other);
    return record && record->m_record == m_record;
}

QString RelatedManagerValue::toString() const
{
    return m_query.model().label() + u".None"_s;
}

ValueList RelatedManagerValue::all() const
{
    return toValues(m_loaded ? *m_loaded : m_query.toList());
}

std::optional<Value> RelatedManagerValue::attribute(const QString &name) const
{
    if (name == u"all")
        return all();
    if (name == u"count")
        return m_loaded ? qint64(m_loaded->size()) : m_query.count();
    if (name == u"exists")
        return m_loaded ? !m_loaded->isEmpty() : m_query.exists();
    if (name == u"first") {
        const std::optional<Record> first = m_query.first();
        return first ? toValue(*first) : Value();
    }
    if (name == u"last") {
        const std::optional<Record> last = m_query.last();
        return last ? toValue(*last) : Value();
    }
    return std::nullopt;
}

} // namespace Internal

Value toValue(const Record &record)
{
    return record.isNull() ? Value() : Value(new Internal::RecordValue(record));
}

const Record *recordOf(const Value &value)
{
    const auto *object = value.objectAs<Internal::RecordValue>();
    return object ? &object->record() : nullptr;
}

} // namespace Quintette
