// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"

#include <QSet>

namespace Quintette {

/// Turns the names in the models of a registry into pointers: primary keys, foreign keys, through
/// models and the relations back. Used once by ModelRegistry::resolve(). Throws
/// ImproperlyConfigured naming model and field.
class RelationResolver
{
public:
    explicit RelationResolver(ModelRegistry &registry) : m_registry(registry) { }
    void run();

private:
    void nameTable(ModelInfo &model);
    void findTarget(ModelInfo &model, Field &field);
    void findTargetField(Field &field);
    void makeThrough(ModelInfo &model, Field &field);
    void findThrough(ModelInfo &model, Field &field);
    void addReverse(Field &field);
    void refuseClash(const Field &field, const QString &name, bool isQueryName);
    [[noreturn]] void fail(const Field &field, const QString &reason) const;

    ModelRegistry &m_registry;
};

} // namespace Quintette
