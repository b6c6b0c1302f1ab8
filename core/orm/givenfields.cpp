// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that a model has without declaring them: its key, and its place in an order.
#include "core/orm/inheritanceresolver.h"

#include <algorithm>

namespace Quintette {

void InheritanceResolver::givePrimaryKey(ModelInfo &model)
{
    if (!model.m_options.compositeKey.isEmpty()) {
        giveCompositeKey(model);
        return;
    }
    if (model.m_primaryKey)
        return;
    if (!model.m_parents.isEmpty()) {
        Field &link = const_cast<Field &>(*model.m_parents.first().link);
        link.m_options.primaryKey = true;
        model.setPrimaryKey(link);
        return;
    }
    if (model.findField(u"id"))
        fail(model, u"a field called id must be the primary key when no other field is"_s);
    FieldKind kind = model.m_options.defaultAutoField;
    if (kind == FieldKind::Custom)
        kind = m_registry.defaultAutoField();
    model.addField(makeField(kind, u"id"_s,
                             {.verboseName = Text(u"ID"_s),
                              .blank = true,
                              .primaryKey = true,
                              .autoCreated = true}));
    // The automatic key stands first, as in Django's tables.
    std::rotate(model.m_owned.begin(), model.m_owned.end() - 1, model.m_owned.end());
    model.layOut();
}

/// Meta.order_with_respect_to: a column for the place among the objects of the same owner.
void InheritanceResolver::giveOrder(ModelInfo &model)
{
    const QString &owner = model.m_options.orderWithRespectTo;
    if (owner.isEmpty() || model.findField(u"_order"))
        return;
    const Field *key = model.findField(owner);
    if (!key || !key->isForeignKey())
        fail(model,
             u"order_with_respect_to names \"%1\", which is no foreign key of it"_s.arg(owner));
    model.addField(makeField(FieldKind::Integer, u"_order"_s, {.editable = false}));
    model.m_options.ordering = {u"_order"_s};
}

void InheritanceResolver::giveCompositeKey(ModelInfo &model)
{
    if (model.m_primaryKey)
        fail(model,
             u"has both a composite primary key and the primary key \"%1\""_s.arg(
                     model.m_primaryKey->name()));
    QList<const Field *> parts;
    for (const QString &name : std::as_const(model.m_options.compositeKey)) {
        const Field *part = model.findField(name);
        if (!part || part->index() < 0 || part->isNull() || parts.contains(part)
            || part->kind() == FieldKind::Generated || part->isInherited())
            fail(model,
                 u"\"%1\" cannot be part of the composite primary key: that takes different "
                 u"fields of the model with columns that are neither null nor generated"_s.arg(
                         name));
        parts += part;
    }
    if (parts.size() < 2)
        fail(model, u"a composite primary key has at least two fields"_s);
    std::unique_ptr<Field> key =
            makeField(FieldKind::CompositeKey, u"pk"_s, {.primaryKey = true, .editable = false});
    key->m_model = &model;
    model.setPrimaryKey(*key);
    model.m_keyFields = parts;
    model.m_owned.push_back(std::move(key));
}

} // namespace Quintette
