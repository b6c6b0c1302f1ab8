// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/relatedmanager.h"

#include "core/orm/manytomanyrows.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/genericpath.h"
#include "core/orm/sql/queryconnection.h"

namespace Quintette {

using namespace Internal;

static QStringList managerNames(const ModelInfo &model)
{
    QStringList names;
    for (const Field *field : model.manyToMany() + model.genericRelations())
        names += field->name();
    for (const ReverseRelation &relation : model.relatedObjects()) {
        if (!relation.isOneToOne() && !relation.accessorName.isEmpty())
            names += relation.accessorName;
    }
    names.sort();
    return names;
}

RelatedManager::RelatedManager(const Record &owner, const QString &name, const QString &database)
    : m_owner(owner), m_name(name), m_database(database)
{
    const ModelInfo &model = owner.model();
    if (!managerNames(model).contains(name)) {
        throw FieldError(u"%1 has no related objects called '%2'. Choices are: %3"_s.arg(
                model.label(), name, managerNames(model).join(u", "_s)));
    }
    m_field = model.findField(name);
    m_isForward = m_field;
    for (const ReverseRelation &relation : model.relatedObjects()) {
        if (!m_field && relation.accessorName == name)
            m_field = relation.field;
    }
    if (m_field->kind() == FieldKind::GenericRelation)
        m_kind = Kind::Generic;
    else if (!m_field->isManyToMany())
        m_kind = Kind::ForeignKey;
    if (owner.pk().isNone()) {
        throw ValueError(u"%1 \"%2\" needs to have a primary key before \"%3\" can be used."_s.arg(
                model.label(), owner.toString(), name));
    }
}

RelatedManager RelatedManager::usingDatabase(const QString &alias) const
{
    return RelatedManager(m_owner, m_name, alias);
}

const ModelInfo &RelatedManager::model() const
{
    return m_isForward ? *m_field->relatedModel() : m_field->model();
}

QuerySet RelatedManager::all() const
{
    const QuerySet every = objects(model(), m_database).relatedTo(m_owner);
    if (m_kind == Kind::Generic)
        return genericallyRelated(*m_field, every, {m_owner.pk()});
    if (m_kind == Kind::ForeignKey)
        return every.filter(Q(Lookup(m_field->name(), m_owner.value(*m_field->targetField()))));
    const Field &own = m_isForward ? *m_field->throughSource() : *m_field->throughTarget();
    const QString back = m_isForward ? m_field->relatedQueryName() : m_field->name();
    if (!back.isEmpty())
        return every.filter(Q(Lookup(back, m_owner.value(*own.targetField()))));
    // No way back by name (hidden or symmetrical): by the keys in the table between.
    return every.filter(Q(Lookup(rows().otherTarget().name() + u"__in"_s, Value(rows().keys()))));
}

QString RelatedManager::writeDatabase() const
{
    const ModelInfo &changed = m_kind == Kind::ManyToMany ? *m_field->throughModel() : model();
    return m_database.isEmpty() ? changed.registry().databaseForWrite(changed, &m_owner)
                                : m_database;
}

void RelatedManager::checkObject(const Record &object, Unsaved unsaved) const
{
    if (!object.model().isKindOf(model())) {
        throw TypeError(u"'%1' instance expected, got %2 \"%3\""_s.arg(
                model().name(), object.model().name(), object.toString()));
    }
    if (object.isAdding() && unsaved == Unsaved::Refuse) {
        throw ValueError(u"%1 \"%2\" isn't saved yet: save it first"_s.arg(object.model().label(),
                                                                           object.toString()));
    }
    if (!object.isAdding() && !model().registry().allowsRelation(object, m_owner)) {
        throw ValueError(
                u"Cannot add \"%1\": instance is on database \"%2\", value is on database \"%3\""_s
                        .arg(object.toString(), m_owner.database(), object.database()));
    }
}

RelatedManager::Values RelatedManager::link() const
{
    if (m_kind == Kind::ForeignKey)
        return {{m_field->name(), m_owner.value(*m_field->targetField())}};
    const Field &type = m_field->relatedModel()->field(genericTypeName(*m_field));
    const ModelInfo &owner = m_field->model();
    const Record known =
            QuerySet(*type.relatedModel(), writeDatabase())
                    .get({{u"app_label"_s, owner.appLabel()}, {u"model"_s, owner.modelName()}});
    return {{type.name(), known.pk()}, {genericKeyName(*m_field), m_owner.pk()}};
}

QuerySet RelatedManager::among(const QList<Record> &objects) const
{
    ValueList keys;
    for (const Record &object : objects)
        keys += object.pk();
    return baseObjects(model(), writeDatabase()).filter(Q(Lookup(u"pk__in"_s, Value(keys))));
}

void RelatedManager::relate(const QList<Record> &objects, Unsaved unsaved) const
{
    const Values values = link();
    if (unsaved == Unsaved::Refuse) {
        among(objects).update(values);
        return;
    }
    for (Record object : objects) {
        for (const auto &[name, value] : values)
            object.setValue(name, value);
        save(object, {.database = writeDatabase()});
    }
}

ManyToManyRows RelatedManager::rows() const
{
    const auto end = m_isForward ? ManyToManyRows::End::Source : ManyToManyRows::End::Target;
    return {m_owner, *m_field, end, m_database};
}

static ValueList keysOf(const QList<Record> &objects, const Field &target)
{
    ValueList keys;
    for (const Record &object : objects)
        keys += object.value(target);
    return keys;
}

void RelatedManager::add(const QList<Record> &objects, Unsaved unsaved,
                         const Values &throughDefaults) const
{
    for (const Record &object : objects)
        checkObject(object, m_kind == Kind::ManyToMany ? Unsaved::Refuse : unsaved);
    if (m_kind == Kind::ManyToMany)
        rows().add(keysOf(objects, rows().otherTarget()), throughDefaults);
    else
        relate(objects, unsaved);
}

void RelatedManager::remove(const QList<Record> &objects) const
{
    if (m_kind == Kind::ManyToMany) {
        rows().remove(keysOf(objects, rows().otherTarget()));
        return;
    }
    if (m_kind == Kind::Generic) {
        (all() & among(objects)).usingDatabase(writeDatabase()).remove();
        return;
    }
    if (!m_field->isNull()) {
        throw FieldError(u"%1.%2 cannot be null: delete the objects, or give them to another"_s.arg(
                m_field->model().label(), m_field->name()));
    }
    for (const Record &object : objects) {
        checkObject(object, Unsaved::Refuse);
        if (!(object.value(*m_field) == m_owner.value(*m_field->targetField()))) {
            throw ObjectDoesNotExist(u"\"%1\" is not related to \"%2\"."_s.arg(object.toString(),
                                                                               m_owner.toString()));
        }
    }
    among(objects).update(Values{{m_field->name(), Value()}});
}

void RelatedManager::clear() const
{
    if (m_kind == Kind::ManyToMany) {
        rows().clear();
    } else if (m_kind == Kind::Generic) {
        all().usingDatabase(writeDatabase()).remove();
    } else if (m_field->isNull()) {
        all().usingDatabase(writeDatabase()).update(Values{{m_field->name(), Value()}});
    } else {
        throw FieldError(u"%1.%2 cannot be null: delete the objects, or give them to another"_s.arg(
                m_field->model().label(), m_field->name()));
    }
}

void RelatedManager::set(const QList<Record> &objects, const Values &throughDefaults) const
{
    for (const Record &object : objects)
        checkObject(object, Unsaved::Refuse);
    if (m_kind == Kind::ManyToMany) {
        rows().set(keysOf(objects, rows().otherTarget()), throughDefaults);
        return;
    }
    model().registry().databases().connection(writeDatabase()).atomic([&] {
        if (m_kind == Kind::Generic || m_field->isNull()) {
            const Field &key = model().primaryKey();
            QSet<QString> staying;
            for (const Record &object : objects)
                staying += key.toText(object.pk());
            QList<Record> gone = all().usingDatabase(writeDatabase()).toList();
            gone.removeIf(
                    [&](const Record &one) { return staying.contains(key.toText(one.pk())); });
            remove(gone);
        }
        relate(objects, Unsaved::Refuse);
    });
}

Record RelatedManager::create(const Values &values, const Values &throughDefaults) const
{
    const QuerySet every(model(), m_kind == Kind::ManyToMany ? m_database : writeDatabase());
    if (m_kind != Kind::ManyToMany)
        return every.create(values + link());
    const Record made = every.relatedTo(m_owner).create(values);
    add({made}, Unsaved::Refuse, throughDefaults);
    return made;
}

QPair<Record, bool> RelatedManager::getOrCreate(const Values &lookups, const Values &defaults) const
{
    if (m_kind != Kind::ManyToMany) {
        const QuerySet mine = all().usingDatabase(writeDatabase());
        return mine.getOrCreate(lookups, defaults + link());
    }
    QPair<Record, bool> result =
            all().usingDatabase(writeDatabase()).getOrCreate(lookups, defaults);
    if (result.second)
        add({result.first});
    return result;
}

QPair<Record, bool> RelatedManager::updateOrCreate(const Values &lookups,
                                                   const Values &defaults) const
{
    const QuerySet mine = all().usingDatabase(writeDatabase());
    if (m_kind != Kind::ManyToMany)
        return mine.updateOrCreate(lookups, defaults + link());
    QPair<Record, bool> result = mine.updateOrCreate(lookups, defaults);
    if (result.second)
        add({result.first});
    return result;
}

} // namespace Quintette
