// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/orm/modelinfo.h"

#include <typeindex>

namespace Quintette {

/// All models of a project and the databases they live in. Filled at start-up, then resolve()d and frozen.
/// Django: apps.get_models() and friends.
class QUINTETTE_CORE_EXPORT ModelRegistry
{
public:
    explicit ModelRegistry(Databases &databases);
    ~ModelRegistry();
    Q_DISABLE_COPY_MOVE(ModelRegistry)

    Databases &databases() const { return m_databases; }

    /// Takes a finished description; throws ImproperlyConfigured when the label is taken.
    ModelInfo &add(std::unique_ptr<ModelInfo> model);
    /// Remembers which C++ type a model has, so that objects<T>() finds it.
    void bindType(std::type_index type, const ModelInfo &model);
    const ModelInfo *findType(std::type_index type) const;

    /// Connects relations, makes automatic through models and primary keys, fills reverse relations.
    /// Throws ImproperlyConfigured naming model and field of what does not resolve.
    void resolve();
    bool isResolved() const { return m_resolved; }

    /// "news.Article", case-insensitive in the model name; null when there is none.
    const ModelInfo *find(const QString &label) const;
    const ModelInfo *find(const QString &appLabel, const QString &modelName) const;
    /// Throws LookupError listing near names.
    const ModelInfo &get(const QString &label) const;
    const ModelInfo *findTable(const QString &table) const;
    /// In order of registration, automatic through models left out.
    QList<const ModelInfo *> models() const;
    QList<const ModelInfo *> models(const QString &appLabel) const;
    QList<const ModelInfo *> allModels() const;

private:
    Databases &m_databases;
    bool m_resolved = false;
    std::vector<std::unique_ptr<ModelInfo>> m_models;
    QHash<QString, ModelInfo *> m_byLabel;
    QHash<QString, ModelInfo *> m_byTable;
    QHash<std::type_index, const ModelInfo *> m_byType;
};

} // namespace Quintette
