// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serializers/fixture.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"

namespace Quintette::Fixture {

namespace {

/// Finds objects by their natural keys; each is looked up once.
class NaturalKeys
{
public:
    Value keyOf(const ModelInfo &model, const Value &given)
    {
        if (!given.isList())
            return model.primaryKey().toValue(given);
        const QString cacheKey = model.label() + given.toRepr();
        const auto cached = m_known.constFind(cacheKey);
        if (cached != m_known.cend())
            return *cached;
        const QStringList &names = model.behaviour().naturalKeyFields;
        if (names.isEmpty() || names.size() != given.list().size())
            throw ValueError(u"%1 is no natural key of %2"_s.arg(given.toRepr(), model.label()));
        QList<Lookup> lookups;
        for (qsizetype i = 0; i < names.size(); ++i)
            lookups += Lookup(names[i], given.list()[i]);
        const std::optional<Record> found = objects(model).find(Q(lookups));
        if (!found)
            throw ValueError(
                    u"there is no %1 with the natural key %2"_s.arg(model.label(), given.toRepr()));
        m_known.insert(cacheKey, found->pk());
        return found->pk();
    }

private:
    QHash<QString, Value> m_known;
};

struct Relations
{
    const Field *field;
    ValueList keys;
};

void readField(Record &record, const ModelInfo &model, const Dict::Item &item, NaturalKeys &natural,
               QList<Relations> &relations)
{
    const Field &field = model.field(item.key);
    if (field.isManyToMany()) {
        if (!item.value.isList())
            throw ValueError(u"expected a list of keys"_s);
        Relations all{&field, {}};
        for (const Value &key : item.value.list())
            all.keys += natural.keyOf(*field.relatedModel(), key);
        relations += all;
    } else if (field.isForeignKey() && item.value.isList()) {
        record.setValue(field.index(), natural.keyOf(*field.relatedModel(), item.value));
    } else {
        record.setValue(field.index(), item.value.isNone() ? Value() : field.toValue(item.value));
    }
}

void loadObject(const ModelRegistry &models, const Value &object, NaturalKeys &natural)
{
    if (object.type() != Value::Type::Dict)
        throw ValueError(u"expected an object with model, pk and fields"_s);
    const ModelInfo &model = models.get(object.dict().value(u"model").toString());
    Record record(model);
    const Value key = object.dict().value(u"pk");
    if (!key.isNone()) {
        const Value value = model.primaryKey().toValue(key);
        for (qsizetype i = 0; i < model.keyFields().size(); ++i)
            record.setValue(model.keyFields().at(i)->index(),
                            model.primaryKey().isCompositeKey() ? value.list().at(i) : value);
    }
    QList<Relations> relations;
    const Value fields = object.dict().value(u"fields");
    if (fields.type() == Value::Type::Dict) {
        for (const Dict::Item &item : fields.dict()) {
            try {
                readField(record, model, item, natural, relations);
            } catch (const Error &error) {
                throw ValueError(u"field \"%1\": %2"_s.arg(item.key, error.message()));
            }
        }
    }
    save(record, {.raw = true});
    for (const Relations &relation : std::as_const(relations))
        setManyToMany(record, *relation.field, relation.keys);
}

Value keyForDump(const Record &record, const Field &field, const DumpOptions &options)
{
    const auto &naturalKey = field.relatedModel()->behaviour().naturalKey;
    if (!options.naturalForeign || !naturalKey)
        return record.value(field.index());
    const std::optional<Record> target = related(record, field);
    return target ? Value(naturalKey(*target)) : Value();
}

Dict toDict(const Record &record, const DumpOptions &options)
{
    const ModelInfo &model = record.model();
    Dict fields;
    // The parents' rows are objects of their own.
    for (const Field *field : model.localFields()) {
        if (field->isPrimaryKey() || (field->isParentLink() && field->options().autoCreated))
            continue;
        fields.insert(field->name(),
                      field->isForeignKey() ? keyForDump(record, *field, options)
                                            : record.value(field->index()));
    }
    for (const Field *field : model.manyToMany()) {
        if (field->options().through.isEmpty() && !field->isInherited())
            fields.insert(field->name(), manyToManyKeys(record, *field));
    }
    Dict object{{u"model"_s, model.appLabel() + u'.' + model.modelName()}};
    const bool natural = options.naturalPrimary && model.behaviour().naturalKey;
    if (!natural)
        object.insert(u"pk"_s, record.pk());
    object.insert(u"fields"_s, fields);
    return object;
}

} // namespace

qint64 load(const ModelRegistry &models, const QByteArray &json)
{
    const Result<Value> document = Json::parse(json);
    if (!document)
        throw ValueError(document.error());
    if (!document->isList())
        throw ValueError(u"a fixture is a list of objects"_s);
    NaturalKeys natural;
    qint64 count = 0;
    models.databases().connection().atomic([&] {
        for (const Value &object : document->list()) {
            ++count;
            try {
                loadObject(models, object, natural);
            } catch (const Error &error) {
                throw ValueError(u"object %1 of the fixture: %2"_s.arg(count).arg(error.message()));
            }
        }
    });
    return count;
}

QByteArray dump(const QList<const ModelInfo *> &models, const DumpOptions &options)
{
    ValueList all;
    for (const ModelInfo *model : models) {
        if (model->isProxy())
            continue; // its objects come with its model
        QStringList foreignKeys;
        for (const Field *field : model->localFields()) {
            if (options.naturalForeign && field->isForeignKey())
                foreignKeys += field->name();
        }
        QuerySet query = objects(*model).orderBy(QStringList{u"pk"_s});
        if (!foreignKeys.isEmpty())
            query = query.selectRelated(foreignKeys);
        query.forEach([&all, &options](const Record &record) {
            all += toDict(record, options);
            return true;
        });
    }
    return Json::serialize(all, options.indented ? Json::Style::Indented : Json::Style::Python,
                           true)
            + '\n';
}

} // namespace Quintette::Fixture
