// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inheritanceresolver.h"

#include "core/base/error.h"
#include "core/orm/inheritedoptions.h"

namespace Quintette {

using OwnedFields = std::vector<std::unique_ptr<Field>>;

void InheritanceResolver::fail(const ModelInfo &model, const QString &reason) const
{
    throw ImproperlyConfigured(u"%1: %2"_s.arg(model.label(), reason));
}

void InheritanceResolver::inheritFields()
{
    for (const auto &model : m_registry.m_models)
        inherit(*model);
}

QList<ModelInfo *> InheritanceResolver::basesOf(const ModelInfo &model) const
{
    QList<ModelInfo *> bases;
    for (const QString &label : model.options().bases) {
        const ModelInfo *base = label.contains(u'.') ? m_registry.find(label)
                                                     : m_registry.find(model.appLabel(), label);
        if (!base)
            fail(model, u"inherits from the model \"%1\", which is not installed"_s.arg(label));
        bases += const_cast<ModelInfo *>(base);
    }
    for (const std::type_index type : model.m_baseTypes) {
        const ModelInfo *base = m_registry.findType(type);
        if (!base)
            fail(model, u"inherits from a C++ type that is not registered as a model"_s);
        bases += const_cast<ModelInfo *>(base);
    }
    return bases;
}

void InheritanceResolver::inherit(ModelInfo &model)
{
    if (m_order.contains(&model))
        return;
    if (m_begun.contains(&model))
        fail(model, u"inherits from itself"_s);
    m_begun.insert(&model);
    const QList<ModelInfo *> bases = basesOf(model);
    for (ModelInfo *base : bases)
        inherit(*base);
    m_order += &model;
    if (model.m_options.proxy)
        becomeProxy(model, bases);
    else if (!bases.isEmpty())
        takeFields(model, bases);
    for (const ModelInfo *base : bases)
        Internal::inheritOptions(model, *base);
    model.m_options.ordering.removeIf(
            [](const SortKey &key) { return key.isEmpty(); }); // ModelOptions::unordered()
    if (model.m_options.proxy || model.m_options.isAbstract)
        return;
    givePrimaryKey(model);
    giveOrder(model);
}

void InheritanceResolver::becomeProxy(ModelInfo &model, const QList<ModelInfo *> &bases)
{
    QList<ModelInfo *> concrete = bases;
    concrete.removeIf([](const ModelInfo *base) { return base->options().isAbstract; });
    for (const ModelInfo *base : std::as_const(concrete)) {
        if (base->m_concrete != concrete.first()->m_concrete)
            fail(model, u"a proxy has one model that is not abstract"_s);
    }
    if (concrete.isEmpty())
        fail(model, u"a proxy needs a model that is not abstract"_s);
    if (!model.m_owned.empty())
        fail(model, u"a proxy has no fields of its own"_s);
    const ModelInfo &source = *concrete.first();
    model.m_concrete = source.m_concrete;
    model.m_parents = source.m_parents;
    model.m_fields = source.m_fields;
    model.m_localFields = source.m_localFields;
    model.m_manyToMany = source.m_manyToMany;
    model.m_genericRelations = source.m_genericRelations;
    model.m_byName = source.m_byName;
    model.m_primaryKey = source.m_primaryKey;
    model.m_keyFields = source.m_keyFields;
}

/// The key to a parent that the model has declared itself, else null.
static Field *declaredLink(const OwnedFields &fields, const ModelInfo &model,
                           const ModelInfo &parent)
{
    for (const auto &field : fields) {
        const FieldOptions &options = field->options();
        if (field->kind() != FieldKind::OneToOne || !options.parentLink)
            continue;
        const bool byName = parent.label().compare(options.to, Qt::CaseInsensitive) == 0
                || (model.appLabel() == parent.appLabel()
                    && parent.name().compare(options.to, Qt::CaseInsensitive) == 0);
        const ModelInfo *ofType = parent.registry().findType(options.toType);
        if (byName || (options.to.isEmpty() && ofType == &parent))
            return field.get();
    }
    return nullptr;
}

void InheritanceResolver::takeParent(ModelInfo &model, const ModelInfo &parent,
                                     OwnedFields &inherited, OwnedFields &own)
{
    for (const Field *field : parent.allFields()) {
        // Of an ancestor that two parents have, the fields are there once.
        const bool known = std::any_of(inherited.cbegin(), inherited.cend(), [&](const auto &f) {
            return &f->declared() == &field->declared();
        });
        if (known)
            continue;
        std::unique_ptr<Field> copy = field->clone();
        copy->m_model = &model;
        copy->m_column = field->column();
        copy->m_inherited = field;
        // It is no key of the child, whose own key leads here.
        copy->m_options.unique = field->isUnique();
        copy->m_options.primaryKey = false;
        inherited.push_back(std::move(copy));
    }
    // What points to an object of the child says so: these are the child's own. The way back by
    // name leads to the parent.
    for (const Field *relation : parent.genericRelations()) {
        std::unique_ptr<Field> copy = relation->clone();
        copy->m_model = &model;
        copy->m_options.relatedQueryName.clear();
        inherited.push_back(std::move(copy));
    }
    Field *link = declaredLink(own, model, parent);
    if (!link) {
        std::unique_ptr<Field> made = makeField(
                FieldKind::OneToOne, parent.modelName() + u"_ptr"_s,
                {.editable = false, .autoCreated = true, .to = parent.label(), .parentLink = true});
        made->m_model = &model;
        made->m_column = made->columnName();
        link = made.get();
        own.insert(own.begin(), std::move(made)); // the last stands first, as in Django's tables
    }
    model.m_parents += {&parent, link};
}

void InheritanceResolver::takeFields(ModelInfo &model, const QList<ModelInfo *> &bases)
{
    OwnedFields own = std::move(model.m_owned);
    OwnedFields inherited;
    OwnedFields fromAbstract;
    const auto hasField = [](const OwnedFields &fields, const QString &name) {
        return std::any_of(fields.cbegin(), fields.cend(),
                           [&name](const auto &field) { return field->name() == name; });
    };
    for (const ModelInfo *base : bases) {
        if (!base->m_options.isAbstract) {
            if (model.m_options.isAbstract)
                fail(model,
                     u"an abstract model cannot inherit from %1, which is not abstract"_s.arg(
                             base->label()));
            takeParent(model, *base->m_concrete, inherited, own);
            continue;
        }
        for (const auto &field : base->m_owned) {
            // What the model, or a base named before, says of a field replaces it.
            if (hasField(own, field->name()) || hasField(fromAbstract, field->name()))
                continue;
            std::unique_ptr<Field> copy = field->clone();
            copy->m_model = &model;
            copy->m_column = copy->columnName();
            fromAbstract.push_back(std::move(copy));
        }
    }
    // Made keys stand first, and the member that is the automatic one, as in Django's tables.
    const size_t first =
            size_t(std::find_if(own.cbegin(), own.cend(),
                                [](const auto &field) {
                                    const bool isMade =
                                            field->isParentLink() && field->options().autoCreated;
                                    return !isMade && !(field->isAuto() && field->isPrimaryKey());
                                })
                   - own.cbegin());
    const auto append = [&model](OwnedFields &fields, size_t from, size_t to) {
        for (size_t i = from; i < to; ++i)
            model.m_owned.push_back(std::move(fields[i]));
    };
    model.m_owned.clear();
    append(inherited, 0, inherited.size());
    append(own, 0, first);
    append(fromAbstract, 0, fromAbstract.size());
    append(own, first, own.size());
    model.layOut();
}

void InheritanceResolver::inheritRelations()
{
    for (const auto &model : m_registry.m_models) {
        for (const auto &field : model->m_owned) {
            if (!field->isInherited())
                continue;
            const Field &source = field->declared();
            field->m_relatedModel = source.m_relatedModel;
            field->m_targetField = source.m_targetField;
            field->m_throughModel = source.m_throughModel;
            field->m_throughSource = source.m_throughSource;
            field->m_throughTarget = source.m_throughTarget;
            field->m_relatedQueryName = source.m_relatedQueryName;
            field->m_relatedAccessorName = source.m_relatedAccessorName;
        }
    }
    for (ModelInfo *model : std::as_const(m_order)) {
        if (model->isProxy()) {
            model->m_relatedObjects = model->m_concrete->m_relatedObjects;
            continue;
        }
        QList<ReverseRelation> inherited;
        for (const ParentModel &parent : std::as_const(model->m_parents)) {
            for (const ReverseRelation &relation : parent.model->relatedObjects()) {
                const bool known = std::any_of(
                        inherited.cbegin(), inherited.cend(),
                        [&](const ReverseRelation &r) { return r.field == relation.field; });
                // The keys of the parent's children say nothing about this one.
                if (!relation.field->isParentLink() && !known)
                    inherited += relation;
            }
        }
        model->m_relatedObjects = inherited + model->m_relatedObjects;
    }
}

} // namespace Quintette
