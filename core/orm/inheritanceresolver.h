// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"

#include <QSet>

namespace Quintette {

/// Gives the models of a registry what they inherit: fields of abstract bases, parents with the
/// keys that link to their rows, the table of a proxy's model; and a primary key to each. Used by
/// RelationResolver. Throws ImproperlyConfigured naming the models. Django: ModelBase.__new__.
class InheritanceResolver
{
public:
    explicit InheritanceResolver(ModelRegistry &registry) : m_registry(registry) { }

    /// Before relations are looked up.
    void inheritFields();
    /// What inherited relations lead to, and the relations back; after they are looked up.
    void inheritRelations();
    /// Unless it has one: the key to its first parent, else an automatic one called id.
    void givePrimaryKey(ModelInfo &model);

private:
    void inherit(ModelInfo &model);
    QList<ModelInfo *> basesOf(const ModelInfo &model) const;
    void becomeProxy(ModelInfo &model, const QList<ModelInfo *> &bases);
    void takeFields(ModelInfo &model, const QList<ModelInfo *> &bases);
    void takeParent(ModelInfo &model, const ModelInfo &parent,
                    std::vector<std::unique_ptr<Field>> &inherited,
                    std::vector<std::unique_ptr<Field>> &own);
    void giveCompositeKey(ModelInfo &model);
    void giveOrder(ModelInfo &model);
    [[noreturn]] void fail(const ModelInfo &model, const QString &reason) const;

    ModelRegistry &m_registry;
    QList<ModelInfo *> m_order; // bases first
    QSet<const ModelInfo *> m_begun;
};

} // namespace Quintette
