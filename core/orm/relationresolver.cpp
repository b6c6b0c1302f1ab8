// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/relationresolver.h"

#include "core/base/error.h"
#include "core/orm/inheritanceresolver.h"

namespace Quintette {

/// The longest name that every back-end takes unchanged (PostgreSQL cuts identifiers at 63 bytes).
constexpr qsizetype identifierLimit = 63;

void RelationResolver::run()
{
    InheritanceResolver inheritance(m_registry);
    inheritance.inheritFields();
    // Through models are appended while fields are visited, so only the declared ones are walked by
    // position.
    const size_t declared = m_registry.m_models.size();
    for (size_t i = 0; i < declared; ++i)
        nameTable(*m_registry.m_models[i]);
    const auto forEachField = [this](size_t models, const auto &visit) {
        for (size_t i = 0; i < models; ++i) {
            ModelInfo &model = *m_registry.m_models[i];
            if (model.options().isAbstract)
                continue;
            for (const auto &field : model.m_owned) {
                if (!field->isInherited())
                    visit(model, *field);
            }
        }
    };
    forEachField(declared, [this](ModelInfo &model, Field &field) { findTarget(model, field); });
    forEachField(declared, [this](ModelInfo &model, Field &field) {
        if (field.isManyToMany() && field.options().through.isEmpty())
            makeThrough(model, field);
    });
    const size_t all = m_registry.m_models.size();
    forEachField(all, [this](ModelInfo &, Field &field) { findTargetField(field); });
    forEachField(declared, [this](ModelInfo &model, Field &field) {
        if (field.isManyToMany() && !field.options().through.isEmpty())
            findThrough(model, field);
    });
    forEachField(all, [this](ModelInfo &, Field &field) {
        if (field.isRelation() && field.m_relatedModel)
            addReverse(field);
    });
    inheritance.inheritRelations();
}

void RelationResolver::fail(const Field &field, const QString &reason) const
{
    throw ImproperlyConfigured(u"%1.%2: %3"_s.arg(field.model().label(), field.name(), reason));
}

void RelationResolver::nameTable(ModelInfo &model)
{
    const ModelInfo &concrete = model.concrete();
    model.m_table = concrete.options().dbTable.isEmpty()
            ? concrete.appLabel() + u'_' + concrete.modelName()
            : concrete.options().dbTable;
    if (model.m_options.isAbstract || model.isProxy())
        return;
    if (const ModelInfo *other = m_registry.m_byTable.value(model.m_table)) {
        throw ImproperlyConfigured(
                u"models %1 and %2 both use the table \"%3\"; give one another db_table"_s.arg(
                        other->label(), model.label(), model.m_table));
    }
    m_registry.m_byTable.insert(model.m_table, &model);
}

void RelationResolver::findTarget(ModelInfo &model, Field &field)
{
    if (!field.isRelation() && field.kind() != FieldKind::GenericRelation)
        return;
    const QString &to = field.options().to;
    if (to == u"self") {
        field.m_relatedModel = &model;
    } else if (!to.isEmpty()) {
        field.m_relatedModel =
                to.contains(u'.') ? m_registry.find(to) : m_registry.find(model.appLabel(), to);
        if (!field.m_relatedModel) {
            fail(field,
                 u"points to the model \"%1\", which is not installed; add its app, or correct the name"_s
                         .arg(to));
        }
    } else {
        field.m_relatedModel = m_registry.findType(field.options().toType);
        if (!field.m_relatedModel)
            fail(field,
                 u"points to a C++ type that is not registered as a model; register it before, or, if a setting replaces that model, name it instead: .to = \"app.Model\""_s);
    }
}

void RelationResolver::findTargetField(Field &field)
{
    if (!field.isForeignKey() || !field.m_relatedModel)
        return;
    const QString &name = field.options().toField;
    field.m_targetField = name.isEmpty() ? field.m_relatedModel->m_primaryKey
                                         : field.m_relatedModel->findField(name);
    if (!field.m_targetField)
        fail(field,
             u"%1 has no field \"%2\" to point to"_s.arg(field.m_relatedModel->label(), name));
    if (field.m_targetField->isCompositeKey())
        fail(field,
             u"%1 has a composite primary key, which no relation can point to; name another unique "
             u"field with to_field"_s.arg(field.m_relatedModel->label()));
}

void RelationResolver::makeThrough(ModelInfo &model, Field &field)
{
    QString source = model.modelName();
    QString target = field.m_relatedModel->modelName();
    if (source == target) { // itself, or a model of that name in another app
        source.prepend(u"from_"_s);
        target.prepend(u"to_"_s);
    }
    const QString name = model.name() + u'_' + field.name();
    QString table = field.options().dbTable;
    if (table.isEmpty())
        table = (model.table() + u'_' + field.name()).left(identifierLimit);

    const Text verboseName =
            QN_TEXT("orm", "%1-%2 relationship").arg(Text(source)).arg(Text(target));
    const Text verboseNamePlural =
            QN_TEXT("orm", "%1-%2 relationships").arg(Text(source)).arg(Text(target));
    auto through = std::make_unique<ModelInfo>(
            model.appLabel(), name,
            ModelOptions{.verboseName = verboseName,
                         .verboseNamePlural = verboseNamePlural,
                         .dbTable = table,
                         .uniqueTogether = {{source, target}},
                         .managed = model.options().managed,
                         .inferred = model.options().inferred,
                         .autoCreated = true,
                         .defaultAutoField = model.options().defaultAutoField});
    const bool constrained = field.options().dbConstraint;
    const QString noReverse = name + u'+';
    FieldOptions sourceOptions{.relatedName = noReverse, .dbConstraint = constrained};
    FieldOptions targetOptions = sourceOptions;
    Field &sourceField = through->addField(makeField(FieldKind::ForeignKey, source, sourceOptions));
    Field &targetField = through->addField(makeField(FieldKind::ForeignKey, target, targetOptions));
    sourceField.m_relatedModel = &model;
    targetField.m_relatedModel = field.m_relatedModel;
    ModelInfo &added = m_registry.add(std::move(through));
    nameTable(added);
    InheritanceResolver(m_registry).givePrimaryKey(added);
    field.m_throughModel = &added;
    field.m_throughSource = &sourceField;
    field.m_throughTarget = &targetField;
}

void RelationResolver::findThrough(ModelInfo &model, Field &field)
{
    const QString &label = field.options().through;
    const ModelInfo *through = label.contains(u'.') ? m_registry.find(label)
                                                    : m_registry.find(model.appLabel(), label);
    if (!through)
        fail(field, u"its through model \"%1\" is not installed"_s.arg(label));
    field.m_throughModel = through;
    const QStringList &names = field.options().throughFields;
    if (names.size() >= 2) {
        field.m_throughSource = through->findField(names[0]);
        field.m_throughTarget = through->findField(names[1]);
    } else {
        // In a relation of a model to itself the first key is the source and the second the target.
        for (const Field *candidate : through->fields()) {
            if (!candidate->isForeignKey())
                continue;
            if (!field.m_throughSource && candidate->relatedModel() == &model)
                field.m_throughSource = candidate;
            else if (!field.m_throughTarget && candidate->relatedModel() == field.m_relatedModel)
                field.m_throughTarget = candidate;
        }
    }
    if (!field.m_throughSource || !field.m_throughTarget) {
        fail(field,
             u"its through model %1 needs a foreign key to %2 and one to %3"_s.arg(
                     through->label(), model.label(), field.m_relatedModel->label()));
    }
}

void RelationResolver::addReverse(Field &field)
{
    const ModelInfo &model = field.model();
    ModelInfo &target = const_cast<ModelInfo &>(field.m_relatedModel->concrete());
    QString relatedName = field.options().relatedName;
    if (relatedName.isEmpty())
        relatedName = model.options().defaultRelatedName;
    relatedName.replace(u"%(class)s"_s, model.modelName());
    relatedName.replace(u"%(model_name)s"_s, model.modelName());
    relatedName.replace(u"%(app_label)s"_s, model.appLabel().toLower());
    const bool hidden = relatedName.endsWith(u'+')
            || (field.isManyToMany() && field.options().symmetrical && &model == &target);

    QString queryName = field.options().relatedQueryName;
    queryName.replace(u"%(class)s"_s, model.modelName());
    queryName.replace(u"%(app_label)s"_s, model.appLabel().toLower());
    QString accessorName;
    if (!hidden) {
        if (queryName.isEmpty())
            queryName = relatedName.isEmpty() ? model.modelName() : relatedName;
        const bool many = field.kind() != FieldKind::OneToOne;
        accessorName = relatedName.isEmpty() ? model.modelName() + (many ? u"_set"_s : QString())
                                             : relatedName;
        const bool clashes = target.findField(queryName) || target.findRelated(queryName)
                || target.findField(accessorName) || target.findAccessor(accessorName);
        if (clashes && model.options().inferred) {
            // Nobody declared these names, so nobody can be asked to change them.
            queryName = model.modelName() + u'_' + field.name();
            accessorName = queryName + (many ? u"_set"_s : QString());
        }
        refuseClash(field, queryName, true);
        refuseClash(field, accessorName, false);
    }
    field.m_relatedQueryName = queryName;
    field.m_relatedAccessorName = accessorName;
    target.m_relatedObjects += ReverseRelation{&field, queryName, accessorName};
}

void RelationResolver::refuseClash(const Field &field, const QString &name, bool isQueryName)
{
    const ModelInfo &target = *field.relatedModel();
    const QString what = isQueryName ? u"query name"_s : u"accessor"_s;
    const Field *taken = target.findField(name);
    const ReverseRelation *relation =
            isQueryName ? target.findRelated(name) : target.findAccessor(name);
    if (!taken && !relation)
        return;
    const Field &other = taken ? *taken : *relation->field;
    fail(field,
         u"its reverse %1 %2.%3 clashes with %4.%5; give one of them another related_name"_s.arg(
                 what, target.name(), name, other.model().label(), other.name()));
}

} // namespace Quintette
