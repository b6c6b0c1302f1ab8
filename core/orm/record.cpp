// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/record.h"

#include "core/base/error.h"
#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"

#include <QBitArray>

namespace Quintette {

namespace {

/// What few records have, so that the many stay small.
struct Extra
{
    QHash<const Field *, Record> related;
    QHash<QString, QList<Record>> prefetched;
    Dict annotations;
    QBitArray deferred;
};

} // namespace

struct Record::Data : QSharedData
{
    Data(const ModelInfo &m) : model(&m) { }
    Data(const Data &other)
        : QSharedData(other), model(other.model), values(other.values), database(other.database),
          adding(other.adding), extra(other.extra ? std::make_unique<Extra>(*other.extra) : nullptr)
    {
    }

    Extra &editExtra()
    {
        if (!extra)
            extra = std::make_unique<Extra>();
        return *extra;
    }

    const ModelInfo *model;
    ValueList values;
    QString database;
    bool adding = true;
    std::unique_ptr<Extra> extra;
};

Record::Record() = default;
Record::Record(const Record &) = default;
Record::Record(Record &&) noexcept = default;
Record &Record::operator=(const Record &) = default;
Record &Record::operator=(Record &&) noexcept = default;
Record::~Record() = default;

Record::Record(const ModelInfo &model) : d(new Data(model))
{
    const ModelSignals &events = model.registry().modelSignals();
    if (events.preInit.hasReceivers(&model))
        events.preInit.send(&model, {model});
    d->values.reserve(model.fields().size());
    for (const Field *field : model.fields()) {
        d->values += field->defaultValue();
        if (field->isFilledByDatabase())
            setDeferred(field->index());
    }
    if (events.postInit.hasReceivers(&model))
        events.postInit.send(&model, {*this});
}

Record::Record(const ModelInfo &model, ValueList values, const QString &database)
    : d(new Data(model))
{
    d->values = std::move(values);
    d->database = database;
    d->adding = false;
}

const ModelInfo &Record::model() const
{
    return *d->model;
}

bool Record::isAdding() const
{
    return !d || d->adding;
}

void Record::setSaved(const QString &database)
{
    d->adding = false;
    d->database = database;
}

const QString &Record::database() const
{
    return d->database;
}

const Value &Record::value(int fieldIndex) const
{
    return d->values.at(fieldIndex);
}

Value Record::value(QStringView name) const
{
    const Field *field = d->model->findField(name);
    if (field && field->index() >= 0)
        return d->values.at(field->index());
    if (field && field->isCompositeKey())
        return pk();
    if (d->extra) {
        if (const Value *found = d->extra->annotations.find(name))
            return *found;
    }
    if (!field)
        (void)d->model->field(name); // throws, listing the valid names
    throw FieldError(u"%1.%2 holds many objects; ask for its keys instead"_s.arg(d->model->label(),
                                                                                 name.toString()));
}

const Value &Record::value(const Field &field) const
{
    return d->values.at(d->model->indexOf(field));
}

void Record::setValue(int fieldIndex, const Value &value)
{
    Data &data = *d;
    if (data.extra) {
        const Field *field = data.model->fields().at(fieldIndex);
        // An object loaded for the old key says nothing about the new one.
        if (field->isForeignKey() && !(data.values.at(fieldIndex) == value))
            data.extra->related.remove(&field->declared());
        if (fieldIndex < data.extra->deferred.size())
            data.extra->deferred.clearBit(fieldIndex);
    }
    data.values[fieldIndex] = value;
}

void Record::setValue(QStringView name, const Value &value)
{
    const Field &field = d->model->field(name);
    if (field.isCompositeKey()) {
        const Value parts = field.toValue(value);
        for (qsizetype i = 0; i < d->model->keyFields().size(); ++i)
            setValue(d->model->keyFields().at(i)->index(),
                     parts.isNone() ? Value() : parts.list().at(i));
        return;
    }
    if (field.index() < 0) {
        throw FieldError(u"%1.%2 has no column; set its objects after saving"_s.arg(
                d->model->label(), field.name()));
    }
    const Record *related = field.isForeignKey() ? recordOf(value) : nullptr;
    if (!related) {
        setValue(field.index(), value);
        return;
    }
    const Value key = field.toValue(value);
    takeDatabaseOf(*related);
    if (!d->model->registry().allowsRelation(*related, *this)) {
        throw ValueError(
                u"Cannot assign \"%1\" to %2.%3: the database routers do not allow a relation "
                u"between databases \"%4\" and \"%5\"."_s.arg(related->toString(),
                                                              d->model->label(), field.name(),
                                                              related->database(), database()));
    }
    setValue(field.index(), key);
    setCachedRelated(field, *related);
}

/// An object that is nowhere yet goes to where objects of its model go that belong to another.
void Record::takeDatabaseOf(const Record &related)
{
    if (d->database.isEmpty())
        d->database = d->model->registry().databaseForWrite(*d->model, &related);
}

Value Record::pk() const
{
    const QList<const Field *> &keys = d->model->keyFields();
    if (keys.size() == 1)
        return d->values.at(keys.first()->index());
    ValueList parts;
    for (const Field *field : keys) {
        const Value &part = d->values.at(field->index());
        if (part.isNone())
            return {};
        parts += part;
    }
    return Value::tuple(parts);
}

const ValueList &Record::values() const
{
    return d->values;
}

const Record *Record::cachedRelated(const Field &field) const
{
    if (!d->extra)
        return nullptr;
    const auto found = d->extra->related.constFind(&field.declared());
    return found == d->extra->related.cend() ? nullptr : &*found;
}

void Record::setCachedRelated(const Field &field, const Record &related)
{
    d->editExtra().related.insert(&field.declared(), related);
}

std::optional<QList<Record>> Record::prefetched(const QString &name) const
{
    if (!d->extra)
        return std::nullopt;
    const auto found = d->extra->prefetched.constFind(name);
    return found == d->extra->prefetched.cend() ? std::nullopt : std::optional(*found);
}

void Record::setPrefetched(const QString &name, const QList<Record> &records)
{
    d->editExtra().prefetched.insert(name, records);
}

const Dict &Record::annotations() const
{
    static const Dict none;
    return d->extra ? d->extra->annotations : none;
}

void Record::setAnnotation(const QString &name, const Value &value)
{
    d->editExtra().annotations.insert(name, value);
}

bool Record::isDeferred(int fieldIndex) const
{
    return d->extra && fieldIndex < d->extra->deferred.size()
            && d->extra->deferred.testBit(fieldIndex);
}

void Record::setDeferred(int fieldIndex)
{
    Extra &extra = d->editExtra();
    if (extra.deferred.size() < d->values.size())
        extra.deferred.resize(d->values.size());
    extra.deferred.setBit(fieldIndex);
}

QString Record::toString() const
{
    if (!d)
        return {};
    if (d->model->behaviour().toString)
        return d->model->behaviour().toString(*this);
    const QString &displayField = d->model->options().displayField;
    if (!displayField.isEmpty()) {
        const Field &field = d->model->field(displayField);
        return field.display(d->values.at(field.index()));
    }
    return u"%1 object (%2)"_s.arg(d->model->name(), pk().toString());
}

QString Record::display(QStringView name) const
{
    const Field &field = d->model->field(name);
    return field.display(value(name));
}

Record Record::asModel(const ModelInfo &model) const
{
    if (&model == d->model)
        return *this;
    ValueList values;
    values.reserve(model.fields().size());
    for (const Field *field : model.fields())
        values += value(*field);
    Record other(model, std::move(values), d->database);
    other.d->adding = d->adding;
    if (d->extra) {
        other.d->editExtra().related = d->extra->related;
        for (const Field *field : model.fields()) {
            if (isDeferred(d->model->indexOf(*field)))
                other.setDeferred(field->index());
        }
    }
    return other;
}

QString Record::absoluteUrl() const
{
    if (!d || !d->model->behaviour().absoluteUrl)
        return {};
    const QString url = d->model->behaviour().absoluteUrl(*this);
    const bool isPath = url.startsWith(u'/') && !url.startsWith(u"//"_s);
    return isPath ? d->model->registry().scriptName() + url : url;
}

bool operator==(const Record &a, const Record &b)
{
    if (!a.d || !b.d)
        return !a.d && !b.d;
    if (&a.d->model->concrete() != &b.d->model->concrete())
        return false;
    if (a.pk().isNone())
        return a.d.constData() == b.d.constData();
    return a.pk() == b.pk();
}

} // namespace Quintette
