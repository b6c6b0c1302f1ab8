// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/databaserouter.h"

#include "core/orm/modelregistry.h"

namespace Quintette {

DatabaseRouter::~DatabaseRouter() = default;

std::optional<QString> DatabaseRouter::databaseForRead(const ModelInfo &, const Record *) const
{
    return {};
}

std::optional<QString> DatabaseRouter::databaseForWrite(const ModelInfo &, const Record *) const
{
    return {};
}

std::optional<bool> DatabaseRouter::allowsRelation(const Record &, const Record &) const
{
    return {};
}

std::optional<bool> DatabaseRouter::allowsMigrate(const QString &, const QString &, const QString &,
                                                  const Dict &) const
{
    return {};
}

void ModelRegistry::addRouter(std::shared_ptr<const DatabaseRouter> router)
{
    m_routers.push_back(std::move(router));
}

/// Where an object that no router speaks of is: where it was loaded from.
static QString databaseOf(const Record *instance)
{
    return instance && !instance->database().isEmpty() ? instance->database() : u"default"_s;
}

QString ModelRegistry::databaseForRead(const ModelInfo &model, const Record *instance) const
{
    for (const auto &router : m_routers) {
        if (const std::optional<QString> database = router->databaseForRead(model, instance))
            return *database;
    }
    return databaseOf(instance);
}

QString ModelRegistry::databaseForWrite(const ModelInfo &model, const Record *instance) const
{
    for (const auto &router : m_routers) {
        if (const std::optional<QString> database = router->databaseForWrite(model, instance))
            return *database;
    }
    return databaseOf(instance);
}

bool ModelRegistry::allowsRelation(const Record &a, const Record &b) const
{
    for (const auto &router : m_routers) {
        if (const std::optional<bool> allowed = router->allowsRelation(a, b))
            return *allowed;
    }
    return databaseOf(&a) == databaseOf(&b);
}

bool ModelRegistry::allowsMigrate(const QString &database, const ModelInfo &model) const
{
    return allowsMigrate(database, model.appLabel(), model.modelName());
}

bool ModelRegistry::allowsMigrate(const QString &database, const QString &app, const QString &model,
                                  const Dict &hints) const
{
    for (const auto &router : m_routers) {
        if (const std::optional<bool> allowed = router->allowsMigrate(database, app, model, hints))
            return *allowed;
    }
    return true;
}

} // namespace Quintette
